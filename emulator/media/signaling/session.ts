import type { ClientMember } from "../client/clientMember";
import type { MediaSession } from "../client/mediaSession";
import { dataMessageProblem } from "../room/dataMessages";
import type { Room } from "../room/room";
import type { Connection } from "./connection";
import { decodeFrame, encodeFrame, FrameType, type Outgoing } from "./frames";
import type { Credentials, Join, SignalFrame } from "./messages";

/** Where a client is in the protocol. */
type Phase = "connected" | "joining" | "joined" | "left";

/** Why a client may not join, as a WebSocket close code. */
export interface Refusal {
  readonly code: number;
  readonly reason: string;
}

/** What a client gets that may join. */
export interface Admission {
  readonly room: Room;
  readonly member: ClientMember;
  readonly media: MediaSession;
}

/** What a session needs of the rest. */
export interface SessionParts {
  now(): number;
  /** Decides about a JOIN. It may take its time. */
  admit(session: SignalingSession, join: Join, connection: Connection): Promise<Admission | Refusal>;
  /** Returns the member of the primary meeting with these credentials, for an attendee of a replica; undefined if they are not valid. */
  promote(session: SignalingSession, credentials: Credentials): ClientMember | undefined;
  /** Is called when the session has ended after it was admitted. */
  onEnd(session: SignalingSession): void;
}

const PING = 1;
const PONG = 2;

/** The number of videos that a client may subscribe to (developer guide, "Service quotas"). */
const VIDEO_SUBSCRIPTION_LIMIT = 25;

const NOTIFICATION_ERROR = 3;

/** `error.status` by which the client turns its camera off. */
const VIDEO_NOT_ALLOWED = 206;
const BAD_REQUEST = 400;

/** One client's conversation, from its JOIN to its end. */
export class SignalingSession {
  readonly #connection: Connection;
  readonly #parts: SessionParts;
  #phase: Phase = "connected";
  #admission: Admission | undefined;
  #promoted: ClientMember | undefined;
  #audioSessionId = 0n;

  constructor(connection: Connection, parts: SessionParts) {
    this.#connection = connection;
    this.#parts = parts;
  }

  get admission(): Admission | undefined {
    return this.#admission;
  }

  /** The same over the reconnections of one session of the SDK. */
  get audioSessionId(): bigint {
    return this.#audioSessionId;
  }

  get hasJoined(): boolean {
    return this.#phase === "joined";
  }

  get hasEnded(): boolean {
    return this.#phase === "left";
  }

  /** Handles a message of the client. A ProtobufError rejects one that is no frame. */
  receive(message: Buffer): void {
    const frame = decodeFrame(message);
    if (frame.type === FrameType.JOIN) this.#join(frame.join ?? {});
    else if (frame.type === FrameType.PING_PONG) this.#pong(frame);
    else if (frame.type === FrameType.LEAVE) this.#leave();
    else if (this.hasJoined && this.#admission !== undefined) HANDLERS[frame.type]?.(this, frame, this.#admission);
  }

  /** Handles the end of the connection. */
  onClosed(): void {
    this.#end(true);
  }

  /** Ends the session from this side: the client gets the audio status, and stops or leaves by itself. */
  end(audioStatus: number): void {
    if (this.#phase === "left") return;
    this.send({ audioStatus: { audioStatus } });
    this.#end(false);
  }

  /** Ends the session of a client that has opened another one. */
  replace(code: number): void {
    this.#end(false);
    this.#connection.close(code, "The attendee has joined with another connection.");
  }

  /** Cuts the connection, as a network does that fails. */
  drop(): void {
    this.#connection.terminate();
  }

  send(content: Outgoing): void {
    this.#connection.send(encodeFrame(content, this.#parts.now()));
  }

  reportLostVideo(): void {
    this.send({ error: { status: VIDEO_NOT_ALLOWED, description: "The attendee may not send video." } });
  }

  /** The attendee takes no longer part in the primary meeting. */
  demote(): void {
    const admission = this.#admission;
    if (this.#promoted === undefined || admission === undefined) return;
    admission.media.setSender(admission.member);
    admission.room.remove(this.#promoted, false);
    this.#promoted = undefined;
  }

  get promoted(): ClientMember | undefined {
    return this.#promoted;
  }

  promote(member: ClientMember, { media, room }: Admission): void {
    this.demote();
    this.#promoted = member;
    room.add(member);
    media.setSender(member);
    if (media.isConnected) room.enter(member);
  }

  reject(description: string): void {
    this.send({ error: { status: BAD_REQUEST, description } });
  }

  tryPromotion(credentials: Credentials, admission: Admission): void {
    const member = this.#parts.promote(this, credentials);
    if (member !== undefined) this.promote(member, admission);
    const error = { status: 403, description: "The credentials are not those of an attendee of the primary meeting." };
    const answer = { primaryMeetingJoinAck: {}, ...(member === undefined && { error }) };
    this.#connection.send(encodeFrame(answer, this.#parts.now()));
  }

  #join(join: Join): void {
    if (this.#phase !== "connected") return;
    this.#phase = "joining";
    this.#audioSessionId = join.audioSessionId ?? 0n;
    this.#parts.admit(this, join, this.#connection).then(
      (outcome) => {
        if (this.#phase !== "joining") {
          if ("room" in outcome) outcome.media.close();
          this.#parts.onEnd(this);
        } else if ("room" in outcome) this.#acknowledge(outcome);
        else this.#connection.close(outcome.code, outcome.reason);
      },
      () => this.#connection.close(4500, "The emulator itself failed."),
    );
  }

  #acknowledge(admission: Admission): void {
    this.#phase = "joined";
    this.#admission = admission;
    const { room, member } = admission;
    room.add(member);
    // Credentials without addresses: the client neither looks for a relay, nor waits for the end of its own gathering.
    const turnCredentials = { username: "unused", password: "unused", ttl: 300, uris: [] };
    this.send({
      joinack: { turnCredentials, videoSubscriptionLimit: VIDEO_SUBSCRIPTION_LIMIT, wantsCompressedSdp: false },
    });
    this.send({ index: room.index(member) });
  }

  #pong({ pingPong }: SignalFrame): void {
    if (pingPong?.type === PING) this.send({ pingPong: { type: PONG, pingId: pingPong.pingId ?? 0 } });
  }

  #leave(): void {
    this.send({ leaveAck: {} });
    this.#end(false);
  }

  #end(dropped: boolean): void {
    if (this.#phase === "left") return;
    this.#phase = "left";
    const admission = this.#admission;
    if (admission === undefined) return;
    const { room, media, member } = admission;
    media.close();
    if (this.#promoted !== undefined) room.remove(this.#promoted, dropped);
    room.remove(member, dropped);
    this.#parts.onEnd(this);
  }
}

/** What a client may ask for once it has joined, by the type of the frame. Other frames are reports, which are not needed. */
const HANDLERS: Readonly<
  Record<number, (session: SignalingSession, frame: SignalFrame, admission: Admission) => void>
> = {
  [FrameType.SUBSCRIBE]: (session, { sub = {} }, { room, media }) => {
    const outcome = media.negotiate(sub);
    if (typeof outcome === "string") session.reject(outcome);
    else {
      session.send({ suback: outcome.ack });
      if (outcome.isVideoRefused) session.reportLostVideo();
      room.sendChangedIndex();
    }
  },
  [FrameType.AUDIO_CONTROL]: (_session, { audioControl }, { media }) => media.setMuted(audioControl?.muted === true),
  [FrameType.PAUSE]: (_session, { pause = {} }, { media }) => media.pause(pause.streamIds ?? [], pause.groupIds ?? []),
  [FrameType.RESUME]: (_session, { pause = {} }, { media }) =>
    media.resume(pause.streamIds ?? [], pause.groupIds ?? []),
  [FrameType.REMOTE_VIDEO_UPDATE]: (_session, { remoteVideoUpdate = {} }, { media }) => media.update(remoteVideoUpdate),
  [FrameType.DATA_MESSAGE]: (session, { dataMessage }, { room, member }) => {
    for (const message of dataMessage?.messages ?? []) {
      const problem = dataMessageProblem(message);
      if (problem === undefined) room.sendDataMessage(session.promoted ?? member, message);
      else session.send({ notification: { level: NOTIFICATION_ERROR, message: problem } });
    }
  },
  [FrameType.PRIMARY_MEETING_JOIN]: (session, { primaryMeetingJoin }, admission) =>
    session.tryPromotion(primaryMeetingJoin?.credentials ?? {}, admission),
  [FrameType.PRIMARY_MEETING_LEAVE]: (session) => session.demote(),
};
