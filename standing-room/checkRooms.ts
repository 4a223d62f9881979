import { isJsonObject, type JsonObject } from "../provider/core/json";
import { check } from "../provider/core/meeting/schema";
import type { CheckFailure } from "../provider/core/rules/check";
import { ANY_ROOM, type RoomTemplate, type RoomTemplates } from "./handler/roomTemplates";

/** Members of a template that are a Meeting's argument of the same name. */
const MEETING_FIELDS = [
  "mediaRegion",
  "meetingFeatures",
  "notificationsConfiguration",
  "tenantIds",
  "mediaPlacementNetworkType",
] as const;

/** All that a template may hold. */
export const TEMPLATE_MEMBERS = [
  ...MEETING_FIELDS,
  "meetingTags",
  "allowedMediaRegions",
  "defaultCapabilities",
] as const;

/** What a Meeting calls otherwise. */
const RENAMED: readonly (readonly [RegExp, string])[] = [
  [/^attendees\[0\]\.capabilities/, "defaultCapabilities"],
  [/^tags/, "meetingTags"],
];

/** The rooms with the common template below each; throws one Error that names every fault by its path. */
export function checkRooms(common: JsonObject, rooms: Record<string, JsonObject>): RoomTemplates {
  const names = Object.keys(rooms);
  if (names.length === 0) {
    throw new Error(`A StandingRoom needs a room: give "rooms" at least one name, or "${ANY_ROOM}" for any.`);
  }
  const merged = names.map((name) => [name, merge(common, rooms[name])] as const);
  const failures = merged.flatMap(([name, template]) => failuresOf(name, template));
  if (failures.length > 0) {
    const told = failures.map(({ property, reason }) => `\n  ${property} ${reason}`);
    throw new Error(`The arguments of the StandingRoom are not valid:${told.join("")}`);
  }
  return Object.fromEntries(merged) as unknown as Record<string, RoomTemplate>;
}

function merge(common: JsonObject, own: JsonObject | undefined): JsonObject {
  const all = Object.entries({ ...common, ...present(own ?? {}) });
  return present(Object.fromEntries(all));
}

function present(members: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value != null));
}

/** Seen as a Meeting with one attendee, a room must meet all the rules of a Meeting. */
function failuresOf(name: string, template: JsonObject): CheckFailure[] {
  const { defaultCapabilities, allowedMediaRegions, meetingTags } = template;
  const asMeeting = Object.fromEntries(MEETING_FIELDS.map((member) => [member, template[member]]));
  const { failures } = check({
    ...asMeeting,
    tags: meetingTags,
    externalMeetingId: name === ANY_ROOM ? "any room" : name,
    attendees: [{ externalUserId: "anybody", capabilities: defaultCapabilities }],
  });
  const path = `rooms["${name}"]`;
  return [
    ...failures.map(({ property, reason }) => ({ property: locate(path, property), reason })),
    ...unexpectedMembers(path, template),
    ...regionFailures(path, allowedMediaRegions),
  ];
}

function locate(path: string, property: string): string {
  // The room's name is the key itself.
  if (property === "externalMeetingId") return path;
  return `${path}.${RENAMED.reduce((told, [theirs, ours]) => told.replace(theirs, ours), property)}`;
}

function unexpectedMembers(path: string, template: JsonObject): CheckFailure[] {
  return Object.keys(template)
    .filter((member) => !(TEMPLATE_MEMBERS as readonly string[]).includes(member))
    .map((member) => ({
      property: `${path}.${member}`,
      reason: `is not a property of a room. Known ones: ${TEMPLATE_MEMBERS.join(", ")}`,
    }));
}

function regionFailures(path: string, regions: unknown): CheckFailure[] {
  if (regions === undefined) return [];
  if (!Array.isArray(regions)) {
    return [
      {
        property: `${path}.allowedMediaRegions`,
        reason: `must be a list, got ${isJsonObject(regions) ? "an object" : typeof regions}`,
      },
    ];
  }
  return regions.flatMap((region, index) => {
    const { failures } = check({
      externalMeetingId: "any room",
      mediaRegion: region,
      attendees: [{ externalUserId: "anybody" }],
    });
    return failures.map(({ reason }) => ({ property: `${path}.allowedMediaRegions[${index}]`, reason }));
  });
}
