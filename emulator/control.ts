import type { VirtualClock } from "./clock";
import type { Emulator } from "./emulator";
import { ServiceError } from "./errors";
import type { EventLog } from "./events/eventLog";
import type { FaultInjector } from "./faults/faultInjector";
import type { Visibility } from "./faults/visibility";
import type { RateLimiter } from "./quotas/rateLimiter";
import type { MeetingStore } from "./state/meetingStore";
import { connect, disconnect, type PresenceParts } from "./state/presence";
import type { AttendeeRecord, MeetingRecord } from "./state/records";
import { summarise } from "./summarise";

export interface ControlDeps extends PresenceParts {
  readonly clock: VirtualClock;
  readonly store: MeetingStore;
  readonly events: EventLog;
  readonly faults: FaultInjector;
  readonly limiter: RateLimiter;
  readonly visibility: Visibility;
  /** Calls by operation. */
  readonly counts: Map<string, number>;
}

/** What a running emulator offers besides its address; the same from Node and over HTTP. */
export function createControl(parts: ControlDeps): Omit<Emulator, "url" | "port" | "close"> {
  const { clock, store, events, faults, limiter, visibility, counts } = parts;
  return {
    advance: (seconds) => clock.advance(seconds),
    reset: () => {
      for (const part of [store, events, faults, limiter, visibility, counts]) part.clear();
      clock.setOffset(0);
    },
    requests: () => Object.fromEntries(counts),
    meetings: () => store.all().map(summarise),
    connect: (...ids) => connect(...findAttendee(store, ...ids), clock.now(), parts),
    disconnect: (meetingId, attendeeId, disconnection) =>
      disconnect(...findAttendee(store, meetingId, attendeeId), clock.now(), parts, disconnection),
    events: () => {
      // Meetings whose time is over end when they are looked for, so look before telling.
      store.all();
      return events.all();
    },
    addFault: (fault) => faults.add(fault),
    faults: () => faults.list(),
    clearFaults: () => faults.clear(),
  };
}

function findAttendee(store: MeetingStore, meetingId: string, attendeeId: string): [MeetingRecord, AttendeeRecord] {
  const meeting = store.findAnywhere(meetingId);
  const attendee = meeting?.attendees.get(attendeeId.toLowerCase());
  if (meeting === undefined || attendee === undefined) {
    throw new ServiceError("NotFoundException", `No active meeting ${meetingId} has an attendee ${attendeeId}.`);
  }
  return [meeting, attendee];
}
