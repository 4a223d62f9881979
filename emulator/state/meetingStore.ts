import type { Clock } from "../clock";
import { isSameScope, type Scope, scopeKey } from "../scope";
import { EndQueue } from "./endQueue";
import type { MeetingRecord } from "./records";

/** Called for each meeting that ends, with the moment in milliseconds since the epoch. */
export type EndListener = (meeting: MeetingRecord, endedAt: number) => void;

/** Follows what happens to meetings. */
export interface StoreWatcher {
  /** A meeting was added, or it or one of its attendees was changed. */
  onChange(meeting: MeetingRecord): void;
  /** A meeting has ended; it is no longer in the store. */
  onEnd(meeting: MeetingRecord): void;
  /** Every meeting was forgotten. */
  onClear(): void;
}

/** Ended meetings whose ids are remembered, so that the error for one can say that it has ended. */
const REMEMBERED_ENDS = 10_000;

/** The meetings that have not ended, of all accounts and regions. Every look-up first ends those whose time is over. */
export class MeetingStore {
  readonly #clock: Clock;
  readonly #onEnd: EndListener;
  readonly #meetings = new Map<string, MeetingRecord>();
  readonly #idsByToken = new Map<string, string>();
  readonly #replicas = new Map<string, Set<MeetingRecord>>();
  readonly #counts = new Map<string, number>();
  readonly #ends = new EndQueue();
  readonly #ended = new Set<string>();
  readonly #watchers: StoreWatcher[] = [];
  /** The ids of meetings that have changed since `takeChanges`; undefined where nothing takes them. */
  #changed: Set<string> | undefined;

  constructor(clock: Clock, onEnd: EndListener) {
    this.#clock = clock;
    this.#onEnd = onEnd;
  }

  /** Calls the watcher from now on, at once after each change. */
  watch(watcher: StoreWatcher): void {
    this.#watchers.push(watcher);
  }

  /** Keeps a meeting; false if it is kept already. */
  add(meeting: MeetingRecord): boolean {
    const { meetingId, scope, primaryMeetingId } = meeting;
    if (this.#meetings.has(meetingId)) return false;
    this.#meetings.set(meetingId, meeting);
    this.#idsByToken.set(scopeKey(scope, meeting.clientRequestToken), meetingId);
    this.#count(scope, 1);
    if (primaryMeetingId !== undefined) {
      const replicas = this.#replicas.get(primaryMeetingId) ?? new Set();
      this.#replicas.set(primaryMeetingId, replicas.add(meeting));
    }
    this.reschedule(meeting);
    return true;
  }

  /** Adds meetings in any order, as a file has them. */
  restore(meetings: readonly MeetingRecord[]): void {
    for (const meeting of meetings) this.add(meeting);
    this.#ends.sort();
    this.#changed?.clear();
  }

  /** The meeting of any account and region. */
  findAnywhere(meetingId: string): MeetingRecord | undefined {
    this.endDue();
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

  /** Whether a meeting of the scope with this id has ended, as far as it is remembered. */
  hasEnded(scope: Scope, meetingId: string): boolean {
    return this.#ended.has(scopeKey(scope, meetingId.toLowerCase()));
  }

  replicasOf(primaryMeetingId: string): MeetingRecord[] {
    this.endDue();
    return [...(this.#replicas.get(primaryMeetingId) ?? [])];
  }

  countIn(scope: Scope): number {
    this.endDue();
    return this.#counts.get(scopeKey(scope, "")) ?? 0;
  }

  all(): MeetingRecord[] {
    this.endDue();
    return [...this.#meetings.values()];
  }

  /** Has to be called when the `idleSince` of a meeting was set, since it may end earlier now. */
  reschedule(meeting: MeetingRecord): void {
    this.#ends.schedule(meeting);
    this.touch(meeting);
  }

  /** Has to be called when a meeting, or one of its attendees, was changed. */
  touch(meeting: MeetingRecord): void {
    this.#changed?.add(meeting.meetingId);
    for (const watcher of this.#watchers) watcher.onChange(meeting);
  }

  /** From now on, changes are kept for `takeChanges`. */
  trackChanges(): void {
    this.#changed ??= new Set();
  }

  /** The ids of the meetings that were added, changed or ended since the last call. */
  takeChanges(): ReadonlySet<string> {
    this.endDue();
    const changes = this.#changed ?? new Set();
    if (changes.size > 0) this.#changed = new Set();
    return changes;
  }

  /** The meeting as it is kept, without ending any. */
  peek(meetingId: string): MeetingRecord | undefined {
    return this.#meetings.get(meetingId);
  }

  /** Ends a meeting, and with it its attendees and its replicas. */
  end(meeting: MeetingRecord, endedAt: number): void {
    const { meetingId, scope, primaryMeetingId } = meeting;
    if (!this.#meetings.delete(meetingId)) return;
    this.#idsByToken.delete(scopeKey(scope, meeting.clientRequestToken));
    this.#ends.remove(meetingId);
    this.#count(scope, -1);
    this.#remember(scopeKey(scope, meetingId));
    this.#changed?.add(meetingId);
    this.#onEnd(meeting, endedAt);
    for (const watcher of this.#watchers) watcher.onEnd(meeting);
    if (primaryMeetingId !== undefined) this.#replicas.get(primaryMeetingId)?.delete(meeting);
    const replicas = this.#replicas.get(meetingId) ?? [];
    this.#replicas.delete(meetingId);
    for (const replica of replicas) this.end(replica, endedAt);
  }

  /** Forgets every meeting without ending it. */
  clear(): void {
    for (const meetingId of this.#meetings.keys()) this.#changed?.add(meetingId);
    for (const kept of [this.#meetings, this.#idsByToken, this.#replicas, this.#counts, this.#ends, this.#ended]) {
      kept.clear();
    }
    for (const watcher of this.#watchers) watcher.onClear();
  }

  /** Ends the meetings whose time is over. */
  endDue(): void {
    for (const { meetingId, endsAt } of this.#ends.takeDue(this.#clock.now())) {
      // By the other rule, or with its primary meeting, it may have ended before.
      const meeting = this.#meetings.get(meetingId);
      if (meeting !== undefined) this.end(meeting, endsAt);
    }
  }

  #count(scope: Scope, change: number): void {
    const key = scopeKey(scope, "");
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + change);
  }

  #remember(key: string): void {
    this.#ended.add(key);
    const [oldest] = this.#ended;
    if (this.#ended.size > REMEMBERED_ENDS && oldest !== undefined) this.#ended.delete(oldest);
  }
}
