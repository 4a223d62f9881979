import type { WebSocket } from "ws";
import { decodeFrame, FrameType } from "../../../emulator/media/signaling/frames";
import { SIGNAL_FRAME, type SignalFrame } from "../../../emulator/media/signaling/messages";
import { encode } from "../../../emulator/media/signaling/protobuf";
import type { FakePeer } from "./joinableMeetings";

type FrameField = Exclude<keyof SignalFrame, "type" | "timestampMs">;

/** A client of the signaling protocol. It keeps the frames that it gets until the test takes them. */
export class TestClient {
  readonly closed: Promise<number>;
  peer: FakePeer | undefined;
  readonly #socket: WebSocket;
  #frames: SignalFrame[] = [];
  #waiting: { readonly field: FrameField; readonly resolve: (frame: SignalFrame) => void }[] = [];

  constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on("message", (bytes: Buffer) => this.#receive(decodeFrame(bytes)));
    socket.on("error", () => undefined);
    this.closed = new Promise((resolve) => void socket.once("close", resolve));
  }

  send(frame: SignalFrame): void {
    this.sendBytes(Buffer.concat([Buffer.from([5]), encode(SIGNAL_FRAME, { timestampMs: 1n, ...frame })]));
  }

  sendBytes(bytes: Buffer | string): void {
    this.#socket.send(bytes);
  }

  close(): void {
    this.#socket.close();
  }

  terminate(): void {
    this.#socket.terminate();
  }

  /** Stops reading. */
  pause(): void {
    this.#socket.pause();
  }

  /** The first frame with this field that was not taken yet; waits for it. */
  next<Field extends FrameField>(field: Field): Promise<NonNullable<SignalFrame[Field]>> {
    const index = this.#frames.findIndex((frame) => frame[field] !== undefined);
    const [found] = index < 0 ? [] : this.#frames.splice(index, 1);
    const frame =
      found === undefined
        ? new Promise<SignalFrame>((resolve) => void this.#waiting.push({ field, resolve }))
        : Promise.resolve(found);
    return frame.then((arrived) => arrived[field] as NonNullable<SignalFrame[Field]>);
  }

  /** The frames with this field that have arrived: everything that was sent before is there when a PING is answered. */
  async taken<Field extends FrameField>(field: Field): Promise<NonNullable<SignalFrame[Field]>[]> {
    await this.ping();
    const matching = this.#frames.filter((frame) => frame[field] !== undefined);
    this.#frames = this.#frames.filter((frame) => frame[field] === undefined);
    return matching.map((frame) => frame[field] as NonNullable<SignalFrame[Field]>);
  }

  /** Whether a frame with this field has arrived and was not taken. */
  has(field: FrameField): boolean {
    return this.#frames.some((frame) => frame[field] !== undefined);
  }

  async ping(pingId = 7): Promise<number | undefined> {
    this.send({ type: FrameType.PING_PONG, pingPong: { type: 1, pingId } });
    return (await this.next("pingPong")).pingId;
  }

  #receive(frame: SignalFrame): void {
    const index = this.#waiting.findIndex(({ field }) => frame[field] !== undefined);
    const [waiting] = index < 0 ? [] : this.#waiting.splice(index, 1);
    if (waiting === undefined) this.#frames.push(frame);
    else waiting.resolve(frame);
  }
}
