import type { Emulator } from "../../emulator";

/** AWS ends a meeting after 5 minutes with nobody connected. */
const SECONDS_WITHOUT_PARTICIPANTS = 300;

/**
 * Lets 5 minutes pass in which somebody is connected to each of the `held` meetings, and returns the ids of the others, which have
 * ended by then.
 */
export function endOrphans(emulator: Emulator, held: readonly string[]): string[] {
  const meetings = emulator.meetings();
  const kept = meetings
    .filter(({ meetingId }) => held.includes(meetingId))
    .flatMap(({ meetingId, attendees: [first] }) => (first ? [[meetingId, first.attendeeId] as const] : []));
  for (const [meetingId, attendeeId] of kept) emulator.connect(meetingId, attendeeId);
  emulator.advance(SECONDS_WITHOUT_PARTICIPANTS);
  for (const [meetingId, attendeeId] of kept) emulator.disconnect(meetingId, attendeeId);
  return meetings.map(({ meetingId }) => meetingId).filter((meetingId) => !held.includes(meetingId));
}
