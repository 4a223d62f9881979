import type { Capabilities } from "../../provider/core/chime/attendees";
import { isJsonObject, type JsonObject } from "../../provider/core/json";
import { check } from "../../provider/core/meeting/schema";
import type { CheckFailure } from "../../provider/core/rules/check";
import { isUnknown } from "../../provider/core/rules/unknown";
import { Refusal } from "./refusal";
import { type RoomTemplate, type RoomTemplates, templateOf } from "./roomTemplates";

/** Who joins which room, checked. */
export interface JoinRequest {
  readonly room: string;
  readonly template: RoomTemplate;
  readonly externalUserId: string;
  /** As asked for; undefined where nothing was. */
  readonly capabilities: Capabilities | undefined;
  readonly mediaRegion: string;
}

/** Larger than any valid request, and small enough that answers stay far below Lambda's 6 MB. */
const MAX_BODY_BYTES = 16 * 1024;
const MAX_VIOLATIONS = 10;
const MAX_QUOTED_CHARACTERS = 64;

const CAPABILITY_MEMBERS = ["audio", "video", "content"];

const MEMBERS = ["room", "externalUserId", "capabilities", "mediaRegion"];

/** What is called otherwise here than among the arguments of a Meeting, whose rules apply. */
const RENAMED: readonly (readonly [RegExp, string])[] = [
  [/^attendees\[0\]\./, ""],
  [/^externalMeetingId/, "room"],
];

/** Reads the body of `POST {room, externalUserId, capabilities?, mediaRegion?}`; throws a Refusal that names every fault. */
export function checkJoinRequest(body: string, rooms: RoomTemplates): JoinRequest {
  const asked = withoutAbsent(parse(body));
  const malformed = malformedMembers(asked);
  if (malformed.length > 0) throw invalid(malformed);
  const { room, externalUserId, capabilities, mediaRegion } = asked;
  const template = typeof room === "string" ? templateOf(rooms, room) : undefined;
  const violations = [
    ...unexpectedMembers(asked),
    ...violationsOfMeeting(asked, template),
    ...forbiddenRegion(asked, template),
  ];
  if (violations.length > 0) throw invalid(violations);
  if (!template) {
    throw new Refusal({
      status: 404,
      code: "RoomNotFound",
      message: `There is no room "${room}". Rooms are declared in the Pulumi program of the StandingRoom.`,
    });
  }
  return {
    room: room as string,
    template,
    externalUserId: externalUserId as string,
    capabilities: capabilities as Capabilities | undefined,
    mediaRegion: (mediaRegion as string | undefined) ?? template.mediaRegion,
  };
}

function parse(body: string): JsonObject {
  if (Buffer.byteLength(body) > MAX_BODY_BYTES) {
    throw new Refusal({
      status: 413,
      code: "RequestTooLarge",
      message: `The body must have at most ${MAX_BODY_BYTES} bytes.`,
    });
  }
  try {
    const value: unknown = JSON.parse(body);
    if (isJsonObject(value)) return value;
  } catch {
    // Said below, for every body that is not an object.
  }
  throw new Refusal({
    status: 400,
    code: "InvalidRequest",
    message: 'The body must be a JSON object such as {"room": "standup", "externalUserId": "alice"}.',
  });
}

/** `null` is how many clients write an absent member. */
function withoutAbsent(asked: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== null));
}

/** Faults of the JSON structure. They are checked first, because the rules of a Meeting take Pulumi's unknown value as valid. */
function malformedMembers({ room, externalUserId, capabilities, mediaRegion }: JsonObject): CheckFailure[] {
  const texts = Object.entries({ room, externalUserId, mediaRegion })
    .filter(([, value]) => isUnknown(value))
    .map(([property]) => ({ property, reason: "must not be Pulumi's placeholder of an unknown value" }));
  if (capabilities === undefined) return texts;
  if (!isJsonObject(capabilities)) return [...texts, { property: "capabilities", reason: "must be an object" }];
  const members = Object.entries(capabilities)
    .filter(([name]) => !CAPABILITY_MEMBERS.includes(name))
    .map(([name]) => ({
      property: `capabilities.${quoted(name)}`,
      reason: `is not a capability. Known ones: ${CAPABILITY_MEMBERS.join(", ")}`,
    }));
  const unknown = CAPABILITY_MEMBERS.filter((name) => isUnknown(capabilities[name])).map((name) => ({
    property: `capabilities.${name}`,
    reason: "must not be Pulumi's placeholder of an unknown value",
  }));
  return [...texts, ...members, ...unknown];
}

function quoted(text: string): string {
  return text.length > MAX_QUOTED_CHARACTERS ? `${text.slice(0, MAX_QUOTED_CHARACTERS)}…` : text;
}

function unexpectedMembers(asked: JsonObject): CheckFailure[] {
  return Object.keys(asked)
    .filter((name) => !MEMBERS.includes(name))
    .map((name) => ({
      property: quoted(name),
      reason: `is not a member of the request. Known ones: ${MEMBERS.join(", ")}`,
    }));
}

/** Seen as a Meeting with one attendee, the request must meet all the rules of a Meeting. */
function violationsOfMeeting(asked: JsonObject, template: RoomTemplate | undefined): CheckFailure[] {
  const { room, externalUserId, capabilities, mediaRegion } = asked;
  const { failures } = check({
    externalMeetingId: room,
    mediaRegion: mediaRegion ?? template?.mediaRegion ?? "any",
    attendees: [{ externalUserId, capabilities }],
    meetingFeatures: template?.meetingFeatures,
  });
  return failures.map(({ property, reason }) => ({
    property: RENAMED.reduce((path, [theirs, ours]) => path.replace(theirs, ours), property),
    reason,
  }));
}

function forbiddenRegion({ mediaRegion }: JsonObject, template: RoomTemplate | undefined): CheckFailure[] {
  if (typeof mediaRegion !== "string" || !template) return [];
  const allowed = [...new Set([template.mediaRegion, ...(template.allowedMediaRegions ?? [])])];
  if (allowed.includes(mediaRegion)) return [];
  return [
    {
      property: "mediaRegion",
      reason: `must be one of this room's regions (${allowed.join(", ")}), got "${mediaRegion}"`,
    },
  ];
}

function invalid(all: readonly CheckFailure[]): Refusal {
  const violations = all.slice(0, MAX_VIOLATIONS);
  const more = all.length > violations.length ? `; and ${all.length - violations.length} more` : "";
  const told = violations.map(({ property, reason }) => `${property} ${reason}`).join("; ");
  return new Refusal({
    status: 400,
    code: "InvalidRequest",
    message: `The request is not valid: ${told}${more}.`,
    violations,
  });
}
