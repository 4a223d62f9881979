import { createHash } from "node:crypto";
import { isMembers } from "../json";
import type { Capabilities, DeclaredAttendee } from "./outputs";

/** [Mdoc] CreateAttendeeRequestItem: an attendee without declared capabilities gets all of them. */
export const DEFAULT_CAPABILITIES: Capabilities = {
  audio: "SendReceive",
  video: "SendReceive",
  content: "SendReceive",
};

/** A short text that is the same for equal values, whatever the order of their members. */
export function fingerprint(value: unknown): string {
  return createHash("sha256")
    .update(JSON.stringify(canonical(value)))
    .digest("base64url")
    .slice(0, 16);
}

/** The same for declarations that mean the same: in any order, with the default capabilities written out or left out. */
export function attendeesFingerprint(attendees: readonly DeclaredAttendee[]): string {
  const meanings = attendees.map(({ externalUserId, capabilities }) => [
    externalUserId,
    canonical(capabilities ?? DEFAULT_CAPABILITIES),
  ]);
  return fingerprint(meanings.map((meaning) => JSON.stringify(meaning)).sort());
}

export function featuresFingerprint(meetingFeatures: unknown): string | undefined {
  return meetingFeatures === undefined ? undefined : fingerprint(meetingFeatures);
}

/** No tags and an empty map say the same. */
export function tagsFingerprint(tags: Record<string, string> = {}): string | undefined {
  return Object.keys(tags).length === 0 ? undefined : fingerprint(tags);
}

function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (!isMembers(value)) return value;
  const names = Object.keys(value).sort();
  return names.map((name) => [name, canonical(value[name])]);
}
