import type { CheckFailure } from "../core/check";
import { isMembers } from "../core/json";
import type { PropertyRule } from "../core/propertyRule";
import { MediaCapabilities } from "../enums";

/*
 * Rules of arguments that several resources have.
 *
 * Sources: [M] the service model chime-sdk-meetings 2021-07-15, [Mdoc] its documentation texts, [own] a rule of this provider.
 */

/** [Mdoc] ExternalMeetingId and ExternalUserId: documented there, not a trait of the model. */
const EXTERNAL_ID = /^[-_&@+=,(){}[\]/«».:|'"#a-zA-Z0-9À-ÿ\s]*$/;

export const EXTERNAL_ID_RULE = {
  type: "string",
  bounds: [2, 64],
  pattern: EXTERNAL_ID,
  awsPrefix: "refused",
  source: "[M] [Mdoc] ExternalMeetingId, ExternalUserId",
} as const;

export const MEETING_ID_RULE = {
  type: "string",
  pattern: /^[a-fA-F0-9]{8}(?:-[a-fA-F0-9]{4}){3}-[a-fA-F0-9]{12}$/,
  source: "[M] GuidString",
} as const;

export const REGION_RULE: PropertyRule = {
  path: "region",
  type: "string",
  pattern: /^[a-z0-9]+(-[a-z0-9]+)*$/,
  onChange: "replace",
  source: "[own] becomes part of the endpoint's host name",
};

const MEDIA = ["audio", "video", "content"] as const;

/** The rows of capabilities at a path: all three media are given, or none. */
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

const RECEIVING: readonly unknown[] = [MediaCapabilities.SendReceive, MediaCapabilities.Receive];
const NOT_RECEIVING: readonly unknown[] = [MediaCapabilities.Send, MediaCapabilities.None];

/** [Mdoc] AttendeeCapabilities: who receives content must receive video too. The reverse is allowed. */
export function contentNeedsVideo(path: string, capabilities: unknown): CheckFailure[] {
  if (!isMembers(capabilities)) return [];
  const { content, video } = capabilities;
  if (!RECEIVING.includes(content) || !NOT_RECEIVING.includes(video)) return [];
  return [
    {
      property: `${path}.content`,
      reason: `may be "${content}" only where video is SendReceive or Receive, got video "${video}"`,
    },
  ];
}
