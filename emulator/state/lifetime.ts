import type { MeetingRecord } from "./records";

const MINUTE = 60_000;

/** A meeting ends 24 hours after its creation, whatever happens in it (developer guide, "Creating meetings"). */
const LONGEST_LIFE = 24 * 60 * MINUTE;

/** A meeting without a connected attendee ends after 5 minutes, counted from its creation if nobody ever joined. */
const LONGEST_IDLE_TIME = 5 * MINUTE;

/** When the meeting ends if nothing happens to it, in milliseconds since the epoch. A replica only ends with its primary. */
export function endOf(meeting: MeetingRecord): number {
  if (meeting.primaryMeetingId !== undefined) return Number.POSITIVE_INFINITY;
  const oldest = meeting.createdAt + LONGEST_LIFE;
  if (meeting.idleSince === undefined) return oldest;
  return Math.min(oldest, meeting.idleSince + LONGEST_IDLE_TIME);
}
