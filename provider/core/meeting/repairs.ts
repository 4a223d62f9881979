import { isDeepStrictEqual } from "node:util";
import type { DeclaredAttendee, JoinedAttendee } from "../chime/attendees";

/** What differs between the declared attendees and those the meeting has, where the declaration itself did not change. */
export interface Repairs {
  /** Declared, but not in the meeting: an earlier creation was partial, or somebody deleted them. */
  readonly missing: readonly DeclaredAttendee[];
  /** In the meeting with other capabilities than declared, given here as declared. */
  readonly drifted: readonly (JoinedAttendee & Required<DeclaredAttendee>)[];
}

export function repairsFor(declared: readonly DeclaredAttendee[], joined: readonly JoinedAttendee[]): Repairs {
  const byUser = new Map(joined.map((attendee) => [attendee.externalUserId, attendee]));
  return {
    missing: declared.filter(({ externalUserId }) => !byUser.has(externalUserId)),
    drifted: declared.flatMap(({ externalUserId, capabilities }) => {
      const attendee = byUser.get(externalUserId);
      // Capabilities that the program leaves to the service are not compared: its default depends on the meeting's features.
      if (!attendee?.capabilities || !capabilities || isDeepStrictEqual(attendee.capabilities, capabilities)) return [];
      return [{ ...attendee, capabilities }];
    }),
  };
}
