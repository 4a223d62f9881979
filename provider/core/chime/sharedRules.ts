import { MediaCapabilities } from "../enums";
import { isJsonObject } from "../json";
import type { CheckFailure } from "../rules/check";
import type { PropertyRule } from "../rules/propertyRule";
import { isUnknown } from "../rules/unknown";

/*
 * Rules for arguments of several resources.
 *
 * Sources: [M] the service model chime-sdk-meetings 2021-07-15, [Mdoc] its documentation texts, [own] a rule of this provider.
 */

/** A high-definition meeting (FHD video or UHD content) has at most 25 attendees. [DG] "Using meeting features" */
const MAX_ATTENDEES_HIGH_DEFINITION = 25;

/** [Mdoc] ExternalMeetingId and ExternalUserId: documented there, not a trait of the model. */
const EXTERNAL_ID = {
  matches: /^[-_&@+=,(){}[\]/«».:|'"#a-zA-Z0-9À-ÿ\s]*$/,
  rule: "must contain only letters (a-z, and those of Western Europe), digits, spaces and the characters -_&@+=,(){}[]/«».:|'\"#",
} as const;

export const EXTERNAL_ID_RULE = {
  type: "string",
  bounds: [2, 64],
  pattern: EXTERNAL_ID,
  awsPrefix: "refused",
  source: "[M] [Mdoc] ExternalMeetingId, ExternalUserId",
} as const;

export const MEETING_ID_RULE = {
  type: "string",
  pattern: {
    matches: /^[a-fA-F0-9]{8}(?:-[a-fA-F0-9]{4}){3}-[a-fA-F0-9]{12}$/,
    rule: "must be the id of a meeting, a UUID such as 0a1b2c3d-1111-4222-8333-0123456f2713",
  },
  source: "[M] GuidString",
} as const;

/** [own] The form of the names of regions, so that new regions work. */
export const REGION_NAME = {
  matches: /^[a-z0-9]+(-[a-z0-9]+)*$/,
  rule: "must be the name of a region, such as eu-central-1, without spaces",
} as const;

export const REGION_RULE: PropertyRule = {
  path: "region",
  type: "string",
  pattern: REGION_NAME,
  onChange: "replace",
  source: "[own] becomes part of the endpoint's host name",
};

const MEDIA = ["audio", "video", "content"] as const;

/** The rules for capabilities at a path: either all three media are declared or none. */
export function capabilitiesRules(path: string): PropertyRule[] {
  const source = "[M] AttendeeCapabilities";
  return [
    { path, type: "object", source },
    ...MEDIA.map((medium): PropertyRule => {
      const oneOf = Object.values(MediaCapabilities);
      return { path: `${path}.${medium}`, type: "string", required: true, oneOf, source };
    }),
  ];
}

/** The values that include the right to receive. */
export const RECEIVING: readonly unknown[] = [MediaCapabilities.SendReceive, MediaCapabilities.Receive];
const SENDING: readonly unknown[] = [MediaCapabilities.SendReceive, MediaCapabilities.Send];
const NOT_RECEIVING: readonly unknown[] = [MediaCapabilities.Send, MediaCapabilities.None];

/** [Mdoc] AttendeeCapabilities: to receive content, an attendee must receive video. The reverse is allowed. */
export function contentNeedsVideo(path: string, capabilities: unknown): CheckFailure[] {
  if (!isJsonObject(capabilities)) return [];
  const { content, video } = capabilities;
  if (!RECEIVING.includes(content) || !NOT_RECEIVING.includes(video)) return [];
  return [
    {
      property: `${path}.content`,
      reason: "may be SendReceive or Receive only where video is SendReceive or Receive",
    },
  ];
}

/** [Mdoc] AttendeeCapabilities: a meeting whose MaxResolution is None takes no capability of that kind. */
export function capabilityNeedsFeature(
  path: string,
  kind: "video" | "content",
  capabilities: unknown,
  meetingFeatures: unknown,
): CheckFailure[] {
  const capability = memberOf(capabilities, kind);
  if (maxResolution(meetingFeatures, kind) !== "None") return [];
  if (typeof capability !== "string" || capability === "None" || isUnknown(capability)) return [];
  return [{ property: `${path}.${kind}`, reason: `must be None where meetingFeatures.${kind}.maxResolution is None` }];
}

/** A count that is above the limit of a meeting with FHD video or UHD content. */
export function exceedsHighDefinition(property: string, count: unknown, meetingFeatures: unknown): CheckFailure[] {
  const isHighDefinition =
    maxResolution(meetingFeatures, "video") === "FHD" || maxResolution(meetingFeatures, "content") === "UHD";
  if (!isHighDefinition || !Number.isInteger(count) || (count as number) <= MAX_ATTENDEES_HIGH_DEFINITION) return [];
  const limit = `at most ${MAX_ATTENDEES_HIGH_DEFINITION} in a meeting with FHD video or UHD content`;
  return [{ property, reason: `must be ${limit}, got ${count}` }];
}

function maxResolution(meetingFeatures: unknown, kind: "video" | "content"): unknown {
  return memberOf(memberOf(meetingFeatures, kind), "maxResolution");
}

function memberOf(value: unknown, name: string): unknown {
  return isJsonObject(value) ? value[name] : undefined;
}

/** The media of which capabilities have a right, to send or to receive, that the allowed ones do not have. */
export function exceedingMedia(capabilities: unknown, allowed: unknown): string[] {
  if (!isJsonObject(capabilities) || !isJsonObject(allowed)) return [];
  return MEDIA.filter((medium) => {
    const [wanted, limit] = [capabilities[medium], allowed[medium]];
    if (isUnknown(wanted) || isUnknown(limit)) return false;
    return [SENDING, RECEIVING].some((having) => having.includes(wanted) && !having.includes(limit));
  });
}
