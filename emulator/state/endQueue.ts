import { idleEndOf, lastEndOf } from "./lifetime";
import type { MeetingRecord } from "./records";

/** A meeting and the moment at which it ends, in milliseconds since the epoch. */
export interface ScheduledEnd {
  readonly meetingId: string;
  readonly endsAt: number;
}

/**
 * The ends of meetings in the order of time. Each of the two rules, 24 hours and 5 minutes without participants, adds a constant to a
 * moment that only moves forward. So entries are scheduled in the order in which they are due, and the first of a Map is the next:
 * no entry is ever searched for or sorted.
 */
export class EndQueue {
  readonly #byRule = [new Map<string, number>(), new Map<string, number>()] as const;
  /** No entry is due before this moment. */
  #nextEnd = Number.POSITIVE_INFINITY;

  /** Enters a meeting, or what has changed about its end. */
  schedule(meeting: MeetingRecord): void {
    const ends = [lastEndOf(meeting), idleEndOf(meeting)];
    for (const [index, queue] of this.#byRule.entries()) {
      const endsAt = ends[index];
      if (endsAt === queue.get(meeting.meetingId)) continue;
      queue.delete(meeting.meetingId);
      if (endsAt === undefined) continue;
      queue.set(meeting.meetingId, endsAt);
      this.#nextEnd = Math.min(this.#nextEnd, endsAt);
    }
  }

  /** Restores the order after entries were scheduled in any. */
  sort(): void {
    for (const queue of this.#byRule) {
      const entries = [...queue].sort(([, one], [, other]) => one - other);
      queue.clear();
      for (const [meetingId, endsAt] of entries) queue.set(meetingId, endsAt);
    }
  }

  remove(meetingId: string): void {
    for (const queue of this.#byRule) queue.delete(meetingId);
  }

  /** Removes the ends that are due, and returns them in the order of time. */
  takeDue(now: number): ScheduledEnd[] {
    if (now < this.#nextEnd) return [];
    this.#nextEnd = Number.POSITIVE_INFINITY;
    const due: ScheduledEnd[] = [];
    for (const queue of this.#byRule) {
      for (const [meetingId, endsAt] of queue) {
        if (endsAt > now) {
          this.#nextEnd = Math.min(this.#nextEnd, endsAt);
          break;
        }
        due.push({ meetingId, endsAt });
        queue.delete(meetingId);
      }
    }
    return due.sort((one, other) => one.endsAt - other.endsAt);
  }

  clear(): void {
    for (const queue of this.#byRule) queue.clear();
    this.#nextEnd = Number.POSITIVE_INFINITY;
  }
}
