import type { FaultInjector } from "../faults/faultInjector";
import type { MeetingStore } from "../state/meetingStore";
import type { AttendeeRecord, MeetingRecord } from "../state/records";
import { candidatesFor, type ListeningAddress } from "./candidates";
import { type ClientIdentity, ClientMember } from "./client/clientMember";
import { MediaSession } from "./client/mediaSession";
import { type ClientFaults, scheduleFaults } from "./clientFaults";
import type { MediaClock } from "./mediaClock";
import { CONTENT_SUFFIX } from "./room/member";
import type { Rooms } from "./room/rooms";
import { type Connection, discardingConnection } from "./signaling/connection";
import type { Credentials, Join } from "./signaling/messages";
import type { Admission, Refusal, SessionParts, SignalingSession } from "./signaling/session";
import type { Request } from "./signaling/signalingServer";
import type { MediaTransport } from "./transport/mediaTransport";

/** Audio statuses by which a session ends. */
export const AUDIO_STATUS = { joinedFromAnotherDevice: 301, meetingEnded: 410, attendeeRemoved: 411 } as const;

/** Close codes of connections that may not join. The client tells only 4410, 4500 to 4599 and others apart. */
const REFUSALS = {
  meetingEnded: { code: 4410, reason: "The meeting has ended." },
  badToken: { code: 4403, reason: "The join token is not one of an attendee of the meeting." },
} as const satisfies Record<string, Refusal>;

/** The close code of a connection that another one of the same attendee replaces. */
const REPLACED = 4000;

export interface SessionsDeps {
  readonly store: MeetingStore;
  readonly faults: FaultInjector;
  readonly clock: MediaClock;
  readonly rooms: Rooms;
  readonly transport: MediaTransport;
  readonly listening: ListeningAddress;
  /** Called when a client may join, before it does. */
  onAdmitted(identity: ClientIdentity): void;
  /** Called when a member is present, after the frames of its presence. */
  onEntered(session: SignalingSession): void;
}

/** Who may join, and the sessions of those who have. */
export class Sessions {
  readonly #deps: SessionsDeps;
  readonly #sessions = new Set<SignalingSession>();

  constructor(deps: SessionsDeps) {
    this.#deps = deps;
  }

  get size(): number {
    return this.#sessions.size;
  }

  all(): SignalingSession[] {
    return [...this.#sessions];
  }

  /** The sessions of the attendees of a meeting. */
  of(meetingId: string): SignalingSession[] {
    return this.all().filter(({ admission }) => admission?.member.meetingId === meetingId);
  }

  partsFor(request: Request): SessionParts {
    return {
      now: () => this.#deps.clock.now(),
      admit: (session, join, connection) => this.#admit(session, join, connection, request),
      promote: (session, credentials) => this.#promote(session, credentials),
      onEnd: (session) => void this.#sessions.delete(session),
    };
  }

  async #admit(
    session: SignalingSession,
    join: Join,
    connection: Connection,
    request: Request,
  ): Promise<Admission | Refusal> {
    const { store, faults, clock, listening } = this.#deps;
    const injected = faults.takeForJoin();
    await delay(injected, clock);
    const candidates = await candidatesFor(request.host, listening);
    const meeting = store.findAnywhere(request.meetingId);
    if (meeting === undefined) return REFUSALS.meetingEnded;
    const isContent = request.joinToken.endsWith(CONTENT_SUFFIX);
    const joinToken = isContent ? request.joinToken.slice(0, -CONTENT_SUFFIX.length) : request.joinToken;
    const attendee = findByJoinToken(meeting, joinToken);
    if (attendee === undefined) return REFUSALS.badToken;
    const { meetingId, primaryMeetingId } = meeting;
    const identity = { meetingId, attendee, isContent, isReplica: primaryMeetingId !== undefined };
    this.#replaceOthers(session, identity, join);
    this.#deps.onAdmitted(identity);
    const admission = this.#createAdmission(
      session,
      identity,
      connection,
      primaryMeetingId ?? meetingId,
      candidates,
      injected,
    );
    this.#sessions.add(session);
    return admission;
  }

  #createAdmission(
    session: SignalingSession,
    identity: ClientIdentity,
    connection: Connection,
    roomId: string,
    candidates: Awaited<ReturnType<typeof candidatesFor>>,
    faults: ClientFaults,
  ): Admission {
    const { clock, rooms, transport, onEntered } = this.#deps;
    const room = rooms.open(roomId);
    const member = new ClientMember(identity, connection);
    const media = new MediaSession(room, member, {
      clock,
      transport,
      candidates: faults.some(({ effect }) => effect === "noMedia") ? [] : candidates,
      onConnected: () => {
        room.enter(member);
        if (session.promoted !== undefined) room.enter(session.promoted);
        onEntered(session);
        scheduleFaults(faults, session, clock);
      },
      onLost: () => session.drop(),
    });
    return { room, member, media };
  }

  /** An attendee has one connection: the same session of the SDK reconnects, or another device takes over. */
  #replaceOthers(session: SignalingSession, { meetingId, attendee, isContent }: ClientIdentity, join: Join): void {
    for (const other of this.of(meetingId)) {
      const member = other.admission?.member;
      if (other === session || member?.ownerId !== attendee.attendeeId || member.isContent !== isContent) continue;
      if (other.audioSessionId !== (join.audioSessionId ?? 0n)) other.end(AUDIO_STATUS.joinedFromAnotherDevice);
      other.replace(REPLACED);
    }
  }

  #promote(session: SignalingSession, { attendeeId, joinToken }: Credentials): ClientMember | undefined {
    const { member, room } = session.admission ?? {};
    if (member === undefined || room === undefined || member.meetingId === room.meetingId) return undefined;
    const primary = this.#deps.store.findAnywhere(room.meetingId);
    const attendee = primary && findByJoinToken(primary, joinToken ?? "");
    if (attendee === undefined || attendee.attendeeId !== attendeeId) return undefined;
    const identity = {
      ...{ meetingId: room.meetingId, attendee, isContent: false, isReplica: false },
      promotedAttendeeId: member.attendeeId,
    };
    return new ClientMember(identity, discardingConnection);
  }
}

function findByJoinToken(meeting: MeetingRecord, joinToken: string): AttendeeRecord | undefined {
  for (const attendee of meeting.attendees.values()) if (attendee.joinToken === joinToken) return attendee;
  return undefined;
}

async function delay(faults: ClientFaults, clock: MediaClock): Promise<void> {
  for (const fault of faults) {
    if (fault.effect === "slowJoin")
      await new Promise<void>((resolve) => void clock.after(fault.milliseconds, resolve));
  }
}
