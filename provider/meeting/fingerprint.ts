import { createHash } from "node:crypto";
import { isMembers } from "../core/json";
import type { Capabilities, Declaration, DeclaredAttendee } from "./outputs";

/** [Mdoc] CreateAttendeeRequestItem: an attendee without declared capabilities gets all of them. */
const DEFAULT_CAPABILITIES: Capabilities = { audio: "SendReceive", video: "SendReceive", content: "SendReceive" };

interface Declarable {
  readonly attendees: readonly DeclaredAttendee[];
  readonly meetingFeatures?: unknown;
}

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

/** What the state keeps of the arguments whose output is the service's answer. */
export function declarationOf({ attendees, meetingFeatures }: Declarable): Declaration {
  const features = featuresFingerprint(meetingFeatures);
  return { attendees: attendeesFingerprint(attendees), ...(features ? { meetingFeatures: features } : {}) };
}

function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (!isMembers(value)) return value;
  const names = Object.keys(value).sort();
  return names.map((name) => [name, canonical(value[name])]);
}
