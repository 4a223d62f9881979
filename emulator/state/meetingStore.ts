import type { Clock } from "../clock";
import { isSameScope, type Scope, scopeKey } from "../scope";
import { endOf } from "./lifetime";
import type { MeetingRecord } from "./records";

/** Is told of each meeting that ends: when, in milliseconds since the epoch. */
export type EndListener = (meeting: MeetingRecord, endedAt: number) => void;

/** The meetings that have not ended, of all accounts and regions. Every question to it first ends those whose time is over. */
export class MeetingStore {
  readonly #clock: Clock;
  readonly #onEnd: EndListener;
  readonly #meetings = new Map<string, MeetingRecord>();
  readonly #idsByToken = new Map<string, string>();
  /** No meeting ends before this moment, so until then there is nothing to look for. */
  #nextEnd = Number.POSITIVE_INFINITY;

  constructor(clock: Clock, onEnd: EndListener) {
    this.#clock = clock;
    this.#onEnd = onEnd;
  }

  /** Keeps a meeting; false if it is kept already. */
  add(meeting: MeetingRecord): boolean {
    if (this.#meetings.has(meeting.meetingId)) return false;
    this.#meetings.set(meeting.meetingId, meeting);
    this.#idsByToken.set(scopeKey(meeting.scope, meeting.clientRequestToken), meeting.meetingId);
    this.reschedule(meeting);
    return true;
  }

  /** The meeting of any account and region. */
  findAnywhere(meetingId: string): MeetingRecord | undefined {
    this.#endDue();
    return this.#meetings.get(meetingId.toLowerCase());
  }

  find(scope: Scope, meetingId: string): MeetingRecord | undefined {
    const meeting = this.findAnywhere(meetingId);
    return meeting !== undefined && isSameScope(meeting.scope, scope) ? meeting : undefined;
  }

  findByToken(scope: Scope, clientRequestToken: string): MeetingRecord | undefined {
    const meetingId = this.#idsByToken.get(scopeKey(scope, clientRequestToken));
    return meetingId === undefined ? undefined : this.find(scope, meetingId);
  }

  findByArn(scope: Scope, arn: string): MeetingRecord | undefined {
    const meeting = this.find(scope, arn.slice(arn.lastIndexOf("/") + 1));
    return meeting?.arn === arn ? meeting : undefined;
  }

  replicasOf(primaryMeetingId: string): MeetingRecord[] {
    return this.all().filter((meeting) => meeting.primaryMeetingId === primaryMeetingId);
  }

  countIn(scope: Scope): number {
    return this.all().filter((meeting) => isSameScope(meeting.scope, scope)).length;
  }

  all(): MeetingRecord[] {
    this.#endDue();
    return [...this.#meetings.values()];
  }

  /** Has to be called when a meeting's `idleSince` was set, since it may end earlier now. */
  reschedule(meeting: MeetingRecord): void {
    this.#nextEnd = Math.min(this.#nextEnd, endOf(meeting));
  }

  /** Ends a meeting, and with it its attendees and its replicas. */
  end(meeting: MeetingRecord, endedAt: number): void {
    if (!this.#meetings.delete(meeting.meetingId)) return;
    this.#idsByToken.delete(scopeKey(meeting.scope, meeting.clientRequestToken));
    this.#onEnd(meeting, endedAt);
    if (meeting.primaryMeetingId !== undefined) return;
    for (const other of [...this.#meetings.values()]) {
      if (other.primaryMeetingId === meeting.meetingId) this.end(other, endedAt);
    }
  }

  /** Forgets every meeting without ending it. */
  clear(): void {
    this.#meetings.clear();
    this.#idsByToken.clear();
    this.#nextEnd = Number.POSITIVE_INFINITY;
  }

  #endDue(): void {
    const now = this.#clock.now();
    if (now < this.#nextEnd) return;
    const due = [...this.#meetings.values()].filter((meeting) => endOf(meeting) <= now);
    for (const meeting of due.sort((one, other) => endOf(one) - endOf(other))) this.end(meeting, endOf(meeting));
    this.#nextEnd = Number.POSITIVE_INFINITY;
    for (const meeting of this.#meetings.values()) this.reschedule(meeting);
  }
}
