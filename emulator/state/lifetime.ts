import type { MeetingRecord } from "./records";

const MINUTE = 60_000;

/** A meeting ends 24 hours after its creation, whatever happens in it (developer guide, "Creating meetings"). */
const LONGEST_LIFE = 24 * 60 * MINUTE;

/** A meeting without a connected attendee ends after 5 minutes, counted from its creation if nobody ever joined. */
const LONGEST_IDLE_TIME = 5 * MINUTE;

/** When the meeting ends at the latest, in milliseconds since the epoch. A replica ends only with its primary meeting. */
export function lastEndOf({ createdAt, primaryMeetingId }: MeetingRecord): number | undefined {
  return primaryMeetingId === undefined ? createdAt + LONGEST_LIFE : undefined;
}

/** When the meeting ends if nobody connects before; undefined while somebody is connected, and for a replica. */
export function idleEndOf({ idleSince, primaryMeetingId }: MeetingRecord): number | undefined {
  return primaryMeetingId === undefined && idleSince !== undefined ? idleSince + LONGEST_IDLE_TIME : undefined;
}

/** When the meeting ends if nothing happens to it. */
export function endOf(meeting: MeetingRecord): number {
  const ends = [lastEndOf(meeting), idleEndOf(meeting)].filter((end) => end !== undefined);
  return Math.min(Number.POSITIVE_INFINITY, ...ends);
}
