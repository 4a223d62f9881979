import { addParticipant, checkParticipant, type ParticipantDeps } from "./addParticipant";
import type { VirtualClock } from "./clock";
import type { Emulator } from "./emulator";
import { ServiceError } from "./errors";
import type { EventLog } from "./events/eventLog";
import type { FaultInjector } from "./faults/faultInjector";
import type { Visibility } from "./faults/visibility";
import type { IdSource } from "./ids";
import type { Media } from "./media/media";
import { checkTranscript, toTranscript } from "./media/transcriptText";
import type { RateLimiter } from "./quotas/rateLimiter";
import type { MeetingStore } from "./state/meetingStore";
import { connect, disconnect, type PresenceParts } from "./state/presence";
import type { AttendeeRecord, MeetingRecord } from "./state/records";
import { summarise } from "./summarise";

export interface ControlDeps extends PresenceParts, ParticipantDeps {
  readonly clock: VirtualClock;
  readonly store: MeetingStore;
  readonly events: EventLog;
  readonly faults: FaultInjector;
  readonly limiter: RateLimiter;
  readonly visibility: Visibility;
  readonly ids: IdSource;
  /** Calls by operation. */
  readonly counts: Map<string, number>;
}

/** What a running emulator offers besides its address; the same from Node and over HTTP. */
export function createControl(
  parts: ControlDeps,
  findMedia: () => Media | undefined,
): Omit<Emulator, "url" | "port" | "close"> {
  const { clock, store, events, faults, limiter, visibility, counts, ids } = parts;
  return {
    advance: (seconds) => {
      clock.advance(seconds);
      // Meetings that end now end for their clients at once.
      store.endDue();
    },
    reset: () => {
      for (const part of [store, events, faults, limiter, visibility, counts]) part.clear();
      clock.setOffset(0);
    },
    media: (meetingId) => findMedia()?.describe(findMeeting(store, meetingId)) ?? [],
    addParticipant: (meetingId, options) =>
      addParticipant(findMeeting(store, meetingId), checkParticipant(options), findMedia(), parts),
    sendTranscript: (meetingId, transcript) => {
      const checked = checkTranscript(transcript);
      const [meeting, attendee] = findAttendee(store, meetingId, checked.attendeeId);
      findMedia()?.sendTranscript(meeting, toTranscript(checked, attendee, clock.now(), ids));
    },
    clientEvents: () => findMedia()?.clientEvents.all() ?? [],
    requests: () => Object.fromEntries(counts),
    meetings: () => store.all().map(summarise),
    endMeeting: (meetingId) => store.end(findMeeting(store, meetingId), clock.now()),
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

function findMeeting(store: MeetingStore, meetingId: string): MeetingRecord {
  const meeting = store.findAnywhere(meetingId);
  if (meeting !== undefined) return meeting;
  throw new ServiceError("NotFoundException", `No active meeting has the id ${meetingId}.`);
}

export function findAttendee(
  store: MeetingStore,
  meetingId: string,
  attendeeId: string,
): [MeetingRecord, AttendeeRecord] {
  const meeting = store.findAnywhere(meetingId);
  const attendee = meeting?.attendees.get(attendeeId.toLowerCase());
  if (meeting === undefined || attendee === undefined) {
    throw new ServiceError("NotFoundException", `No active meeting ${meetingId} has an attendee ${attendeeId}.`);
  }
  return [meeting, attendee];
}
