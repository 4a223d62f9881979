import { randomInt } from "node:crypto";
import { once } from "node:events";
import { WebSocket } from "ws";
import { decodeFrame, FrameType } from "../../../emulator/media/signaling/frames";
import { type Index, SIGNAL_FRAME, type SignalFrame } from "../../../emulator/media/signaling/messages";
import { encode } from "../../../emulator/media/signaling/protobuf";
import { CLIENT_CERTIFICATE, MediaPath, readAnsweredEnd } from "./mediaPath";
import { LEVEL_EXTENSION, OPUS_PAYLOAD_TYPE, VP8_PAYLOAD_TYPE, writeOffer } from "./offer";

const MESSAGE_TYPE = 0x05;
const DUPLEX = 3;
const MEDIA_TYPE_VIDEO = 2;
const OPUS_TIMESTAMP_STEP = 960;
const SSRC_END = 2 ** 32;

/** What a client needs to join, as CreateMeeting and CreateAttendee return it. */
export interface JoinAddress {
  readonly signalingUrl: string;
  readonly joinToken: string;
}

export interface SubscribeOptions {
  /** Whether the client sends the video of a camera. */
  readonly sendsVideo?: boolean;
  /** The ids of the streams that it wants, from the index. */
  readonly receives?: readonly number[];
}

export interface MediaClientOptions {
  /** Called with each packet of audio and video. */
  readonly onRtp?: (packet: Buffer) => void;
  /** Whether packets are decrypted and authenticated; the default is true. Without it, a process has room for more clients. */
  readonly opens?: boolean;
}

/** A client without a browser: signaling, and media over UDP. It speaks the protocol as the SDK does, and plays nothing. */
export class MediaClient {
  readonly audioSsrc = randomInt(1, SSRC_END);
  readonly videoSsrc = randomInt(1, SSRC_END);
  /** The last index, which lists the videos. */
  index: Index = {};
  /** The id of the stream of the own camera; undefined while it is off. */
  sentStreamId: number | undefined;
  readonly closed: Promise<number>;
  readonly #socket: WebSocket;
  readonly #options: MediaClientOptions;
  readonly #waiting = new Map<keyof SignalFrame, (frame: SignalFrame) => void>();
  #path: MediaPath | undefined;
  #audioSequence = randomInt(0x10000);
  #audioTimestamp = randomInt(SSRC_END);
  #videoSequence = randomInt(0x10000);

  private constructor(socket: WebSocket, options: MediaClientOptions) {
    this.#socket = socket;
    this.#options = options;
    this.closed = new Promise((resolve) => void socket.once("close", resolve));
    socket.on("message", (bytes: Buffer) => this.#receive(decodeFrame(bytes)));
    socket.on("error", () => undefined);
  }

  /** Opens the signaling connection and joins. */
  static async join({ signalingUrl, joinToken }: JoinAddress, options: MediaClientOptions = {}): Promise<MediaClient> {
    const socket = new WebSocket(`${signalingUrl}?X-Chime-Control-Protocol-Version=3`, ["_aws_wt_session", joinToken]);
    const client = new MediaClient(socket, options);
    await once(socket, "open");
    const index = client.next("index");
    client.#send({
      type: FrameType.JOIN,
      join: { protocolVersion: 2, audioSessionId: BigInt(randomInt(1, SSRC_END)) },
    });
    await Promise.race([
      index,
      client.closed.then((code) => {
        throw new Error(`The emulator closed the connection with ${code}.`);
      }),
    ]);
    return client;
  }

  get path(): MediaPath {
    if (this.#path === undefined) throw new Error("The client has not subscribed yet.");
    return this.#path;
  }

  /** Sends an offer. The first one connects the media; it is done when SRTP is ready. */
  async subscribe({ sendsVideo = false, receives = [] }: SubscribeOptions = {}): Promise<void> {
    const { audioSsrc } = this;
    const videoSsrc = sendsVideo ? this.videoSsrc : undefined;
    const { fingerprint } = CLIENT_CERTIFICATE;
    const camera = { mediaType: MEDIA_TYPE_VIDEO, trackLabel: "camera", maxBitrateKbps: 1500, framerate: 15 };
    const answered = this.next("suback");
    this.#send({
      type: FrameType.SUBSCRIBE,
      sub: {
        duplex: DUPLEX,
        sendStreams: sendsVideo ? [camera] : [],
        // The first video section is the own camera's.
        receiveStreamIds: [0, ...receives],
        sdpOffer: writeOffer({ fingerprint, audioSsrc, videoSsrc, receptions: receives.length }),
        audioHost: "host",
        audioMuted: false,
      },
    });
    const { sdpAnswer = "", allocations = [] } = (await answered).suback ?? {};
    this.sentStreamId = allocations[0]?.streamId;
    const { onRtp = () => undefined, opens } = this.#options;
    this.#path ??= new MediaPath(readAnsweredEnd(sdpAnswer), onRtp, opens);
    await this.#path.connected;
  }

  /** Sends 20 ms of Opus with the voice's level in -dBov. */
  sendAudio(payload: Buffer, level: number): void {
    const packet = Buffer.alloc(20 + payload.length);
    // Version 2 with a header extension of one word (RFC 8285, one-byte elements).
    packet[0] = 0x90;
    packet[1] = OPUS_PAYLOAD_TYPE;
    packet.writeUInt16BE(this.#audioSequence, 2);
    packet.writeUInt32BE(this.#audioTimestamp, 4);
    packet.writeUInt32BE(this.audioSsrc, 8);
    packet.writeUInt32BE(0xbede0001, 12);
    packet[16] = LEVEL_EXTENSION << 4;
    packet[17] = level;
    payload.copy(packet, 20);
    this.#audioSequence = (this.#audioSequence + 1) & 0xffff;
    this.#audioTimestamp = (this.#audioTimestamp + OPUS_TIMESTAMP_STEP) % SSRC_END;
    this.path.sendRtp(packet);
  }

  /** Sends a packet of VP8. */
  sendVideo(payload: Buffer, timestamp: number, isLastOfFrame: boolean): void {
    const header = Buffer.alloc(12);
    header[0] = 0x80;
    header[1] = (isLastOfFrame ? 0x80 : 0) | VP8_PAYLOAD_TYPE;
    header.writeUInt16BE(this.#videoSequence, 2);
    header.writeUInt32BE(timestamp, 4);
    header.writeUInt32BE(this.videoSsrc, 8);
    this.#videoSequence = (this.#videoSequence + 1) & 0xffff;
    this.path.sendRtp(Buffer.concat([header, payload]));
  }

  /** Reads no more frames, which are most of the work of the clients of a large meeting. */
  ignoreFrames(): void {
    this.#socket.removeAllListeners("message");
  }

  /** The next frame with this field. One wait for each field at a time. */
  next(field: keyof SignalFrame): Promise<SignalFrame> {
    return new Promise((resolve) => void this.#waiting.set(field, resolve));
  }

  async leave(): Promise<void> {
    const acknowledged = this.next("leaveAck");
    this.#send({ type: FrameType.LEAVE, leave: {} });
    await acknowledged;
    this.close();
  }

  close(): void {
    this.#path?.close();
    this.#path = undefined;
    this.#socket.terminate();
  }

  #send(frame: SignalFrame): void {
    const message = encode(SIGNAL_FRAME, { timestampMs: BigInt(Date.now()), ...frame });
    this.#socket.send(Buffer.concat([Buffer.from([MESSAGE_TYPE]), message]));
  }

  #receive(frame: SignalFrame): void {
    if (frame.index !== undefined) this.index = frame.index;
    for (const [field, resolve] of this.#waiting) {
      if (frame[field] === undefined) continue;
      this.#waiting.delete(field);
      resolve(frame);
    }
  }
}
