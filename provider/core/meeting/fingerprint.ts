import { DEFAULT_CAPABILITIES, type DeclaredAttendee } from "../chime/attendees";
import { canonical, fingerprint } from "../rules/fingerprint";

/** Equal for equivalent declarations: in any order, with the default capabilities given or left out. */
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

/** Absent tags and an empty map are equivalent. */
export function tagsFingerprint(tags: Record<string, string> = {}): string | undefined {
  return Object.keys(tags).length === 0 ? undefined : fingerprint(tags);
}
