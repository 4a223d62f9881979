import type { Capabilities } from "../../provider/core/chime/attendees";
import {
  capabilitiesRules,
  capabilityNeedsFeature,
  contentNeedsVideo,
  EXTERNAL_ID_RULE,
  exceedingMedia,
} from "../../provider/core/chime/sharedRules";
import type { JsonObject } from "../../provider/core/json";
import { type CheckFailure, createCheck } from "../../provider/core/rules/check";
import { isHost, mayEnter, type Person } from "./identity/person";
import { JoinError } from "./joinError";
import { type RoomTemplate, type RoomTemplates, templateOf } from "./roomTemplates";

/** A valid request to join, with the template of its room. */
export interface JoinRequest {
  readonly room: string;
  readonly template: RoomTemplate;
  readonly externalUserId: string;
  /** Whether the person was verified. Then the request cannot change the capabilities of an attendee that exists. */
  readonly isVerified: boolean;
  /** As requested; undefined where the request has none. */
  readonly capabilities: Capabilities | undefined;
  readonly mediaRegion: string;
}

const MAX_VIOLATIONS = 10;
const MAX_QUOTED_CHARACTERS = 80;

const checkMembers = createCheck({
  resource: "a join request",
  rules: [
    { path: "room", ...EXTERNAL_ID_RULE, required: true },
    { path: "externalUserId", ...EXTERNAL_ID_RULE, required: true },
    ...capabilitiesRules("capabilities"),
    { path: "mediaRegion", type: "string", source: "[own] one of the room's regions" },
  ],
  crossRules: [({ capabilities }) => contentNeedsVideo("capabilities", capabilities)],
});

/**
 * Validates the body of `POST {room, externalUserId, capabilities?, mediaRegion?}`; throws a JoinError with every violation. A
 * verified person joins as itself, and only in its rooms.
 */
export function checkJoinRequest(body: JsonObject, rooms: RoomTemplates, person?: Person): JoinRequest {
  const { inputs, failures } = checkMembers(person ? asPerson(body, person) : body);
  const { room, externalUserId, capabilities, mediaRegion } = inputs;
  const found = typeof room === "string" ? templateOf(rooms, room) : undefined;
  const template = found && person && isHost(person, room) ? forHosts(found) : found;
  const violations = [...failures, ...(template ? roomViolations(inputs, template) : [])];
  if (violations.length > 0) throw invalidRequest(violations);
  if (!template) {
    throw new JoinError({
      status: 404,
      code: "RoomNotFound",
      message: `There is no room "${room}". Rooms are declared in the Pulumi program of the StandingRoom.`,
    });
  }
  if (exceedingMedia(capabilities, template.allowedCapabilities).length > 0) {
    throw new JoinError({
      status: 403,
      code: "CapabilitiesNotAllowed",
      message: "The request has capabilities that joiners of this room may not have.",
    });
  }
  return {
    room: room as string,
    template,
    externalUserId: externalUserId as string,
    isVerified: person !== undefined,
    capabilities: capabilities as Capabilities | undefined,
    mediaRegion: (mediaRegion as string | undefined) ?? template.mediaRegion,
  };
}

/** A host has the capabilities that it requests, or AWS's defaults. */
function forHosts({
  allowedCapabilities: _limit,
  defaultCapabilities: _default,
  ...template
}: RoomTemplate): RoomTemplate {
  return template;
}

/** Rooms that do not exist are refused as those that the person may not enter, so that their names cannot be found out. */
function asPerson(body: JsonObject, person: Person): JsonObject {
  const { room, externalUserId = person.externalUserId } = body;
  if (externalUserId !== person.externalUserId) {
    throw new JoinError({
      status: 403,
      code: "NotThisPerson",
      message: "externalUserId is another person than that of the token. Leave it out.",
    });
  }
  if (!mayEnter(person, room)) {
    throw new JoinError({ status: 403, code: "RoomNotAllowed", message: "The token does not allow this room." });
  }
  return { ...body, externalUserId };
}

/** What the room itself does not allow. */
function roomViolations({ capabilities, mediaRegion }: JsonObject, template: RoomTemplate): CheckFailure[] {
  const { meetingFeatures } = template;
  const regions = [...new Set([template.mediaRegion, ...(template.allowedMediaRegions ?? [])])];
  return [
    ...capabilityNeedsFeature("capabilities", "video", capabilities, meetingFeatures),
    ...capabilityNeedsFeature("capabilities", "content", capabilities, meetingFeatures),
    ...(typeof mediaRegion !== "string" || regions.includes(mediaRegion)
      ? []
      : [{ property: "mediaRegion", reason: `must be one of this room's regions: ${regions.join(", ")}` }]),
  ];
}

/** The error of a request with these failures. */
export function invalidRequest(failures: readonly CheckFailure[]): JoinError {
  const violations = failures.slice(0, MAX_VIOLATIONS).map(({ property, reason }) => ({
    property: property.length > MAX_QUOTED_CHARACTERS ? `${property.slice(0, MAX_QUOTED_CHARACTERS)}…` : property,
    reason,
  }));
  const more = failures.length > violations.length ? `; and ${failures.length - violations.length} more` : "";
  const list = violations.map(({ property, reason }) => `${property} ${reason}`).join("; ");
  return new JoinError({
    status: 400,
    code: "InvalidRequest",
    message: `The request is not valid: ${list}${more}.`,
    violations,
  });
}
