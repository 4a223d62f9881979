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
import type { Candidate } from "./sdp/writeAnswer";
import { type Connection, discardingConnection } from "./signaling/connection";
import type { Credentials, Join } from "./signaling/messages";
import type { Admission, Refusal, SessionParts, SignalingSession } from "./signaling/session";
import type { Request } from "./signaling/signalingServer";
import type { MediaTransport } from "./transport/mediaTransport";

/** Audio statuses by which a session ends. */
export const AUDIO_STATUS = { joinedFromAnotherDevice: 301, meetingEnded: 410, attendeeRemoved: 411 } as const;

/** Close codes of connections that may not join. The client distinguishes 4410, 4500 to 4599, and all others. */
const REFUSALS = {
  meetingEnded: { code: 4410, reason: "The meeting has ended." },
  badToken: { code: 4403, reason: "The join token is not one of an attendee of the meeting." },
} as const satisfies Record<string, Refusal>;

/** How long the signaling of a client goes on whose media are lost. A client that only lost its media reconnects with both. */
const MEDIA_LOSS_MILLISECONDS = 5000;

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
    const { faults, clock, listening } = this.#deps;
    // Before the look-up of a name that the client has chosen.
    const known = this.#identify(request);
    if ("code" in known) return known;
    const injected = faults.takeForJoin();
    await delay(injected, clock);
    const candidates = await candidatesFor(request.host, listening);
    // The meeting may have ended in the meantime, or the attendee been deleted.
    const identity = this.#identify(request);
    if ("code" in identity) return identity;
    this.#replaceOthers(session, identity, join);
    this.#deps.onAdmitted(identity);
    const reachable = injected.some(({ effect }) => effect === "noMedia") ? [] : candidates;
    const admission = this.#createAdmission(session, identity, connection, reachable, injected);
    this.#sessions.add(session);
    return admission;
  }

  /** The attendee that a connection is for, by its token. */
  #identify({ meetingId: requestedId, joinToken }: Request): ClientIdentity | Refusal {
    const meeting = this.#deps.store.findAnywhere(requestedId);
    if (meeting === undefined) return REFUSALS.meetingEnded;
    const isContent = joinToken.endsWith(CONTENT_SUFFIX);
    const attendee = findByJoinToken(meeting, isContent ? joinToken.slice(0, -CONTENT_SUFFIX.length) : joinToken);
    if (attendee === undefined) return REFUSALS.badToken;
    const { meetingId, primaryMeetingId } = meeting;
    return { meetingId, roomMeetingId: primaryMeetingId ?? meetingId, attendee, isContent };
  }

  #createAdmission(
    session: SignalingSession,
    identity: ClientIdentity,
    connection: Connection,
    candidates: readonly Candidate[],
    faults: ClientFaults,
  ): Admission {
    const { clock, rooms, transport, onEntered } = this.#deps;
    const room = rooms.open(identity.roomMeetingId);
    const member = new ClientMember(identity, connection);
    const media = new MediaSession(room, member, {
      clock,
      transport,
      candidates,
      onConnected: () => {
        room.enter(member);
        if (session.promoted !== undefined) room.enter(session.promoted);
        onEntered(session);
        scheduleFaults(faults, session, clock);
      },
      // A client that leaves closes its media before it sends LEAVE.
      onLost: () => void clock.after(MEDIA_LOSS_MILLISECONDS, () => session.drop()),
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
      ...{ meetingId: room.meetingId, attendee, isContent: false, roomMeetingId: room.meetingId },
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
