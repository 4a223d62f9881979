import { isDeepStrictEqual } from "node:util";
import type { DeclaredAttendee, JoinedAttendee } from "../chime/attendees";
import type { DriftedAttendee } from "../chime/correctCapabilities";

/** The differences between the declared attendees and those of the meeting, for an unchanged declaration. */
export interface Repairs {
  /** Declared attendees that are not in the meeting: the creation was partial, or they were deleted outside Pulumi. */
  readonly missing: readonly DeclaredAttendee[];
  /** Attendees of the meeting with other capabilities than the declared ones. */
  readonly drifted: readonly DriftedAttendee[];
}

export function repairsFor(declared: readonly DeclaredAttendee[], joined: readonly JoinedAttendee[]): Repairs {
  const byUser = new Map(joined.map((attendee) => [attendee.externalUserId, attendee]));
  return {
    missing: declared.filter(({ externalUserId }) => !byUser.has(externalUserId)),
    drifted: declared.flatMap(({ externalUserId, capabilities }) => {
      const attendee = byUser.get(externalUserId);
      // Capabilities that are not declared are not compared: their default depends on the features of the meeting.
      if (!attendee?.capabilities || !capabilities || isDeepStrictEqual(attendee.capabilities, capabilities)) return [];
      return [{ ...attendee, capabilities }];
    }),
  };
}
