import { randomInt } from "node:crypto";

const HEADER_LENGTH = 12;
const VERSION_2 = 0x80;
const MARKER = 0x80;

/** The packets of one stream that a bot sends, and their number. */
export class RtpSource {
  readonly ssrc = randomInt(1, 2 ** 32);
  packets = 0;
  /** Of the time between the last two measurements. */
  bitsPerSecond = 0;
  readonly #payloadType: number;
  readonly #timestampStep: number;
  #sequence = randomInt(0x10000);
  #timestamp = randomInt(2 ** 32);
  #bytes = 0;
  #measuredAt: number;

  /** @param timestampStep how much later each frame is than the one before, in units of the timestamp */
  constructor(payloadType: number, timestampStep: number, now: number) {
    this.#payloadType = payloadType;
    this.#timestampStep = timestampStep;
    this.#measuredAt = now;
  }

  /** The one packet of the next frame. */
  write(payload: Buffer, isMarked: boolean): Buffer {
    const packet = Buffer.allocUnsafe(HEADER_LENGTH + payload.length);
    packet[0] = VERSION_2;
    packet[1] = (isMarked ? MARKER : 0) | this.#payloadType;
    packet.writeUInt16BE(this.#sequence, 2);
    packet.writeUInt32BE(this.#timestamp, 4);
    packet.writeUInt32BE(this.ssrc, 8);
    payload.copy(packet, HEADER_LENGTH);
    this.#sequence = (this.#sequence + 1) & 0xffff;
    this.#timestamp = (this.#timestamp + this.#timestampStep) % 2 ** 32;
    this.packets += 1;
    this.#bytes += packet.length;
    return packet;
  }

  measure(now: number): void {
    const seconds = (now - this.#measuredAt) / 1000;
    if (seconds <= 0) return;
    this.bitsPerSecond = Math.round((this.#bytes * 8) / seconds);
    this.#bytes = 0;
    this.#measuredAt = now;
  }
}
