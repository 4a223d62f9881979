import { headerLength } from "../../rtp/rtp";

/** The clock rate of every video codec. */
const VIDEO_CLOCK_RATE = 90_000;

const FIXED_HEADER = 12;

/** What a receiver's stream looks like. */
export interface OutgoingStream {
  readonly ssrc: number;
  readonly payloadType: number;
}

/**
 * Makes one continuous stream of the packets of a source that changes: the layers of a simulcast, or a stream with a pause. Header
 * extensions are dropped; their ids are those of the sender's offer.
 */
export class RtpRewriter {
  #source: unknown;
  #sequenceShift = 0;
  #timestampShift = 0;
  #last: { readonly sequence: number; readonly timestamp: number; readonly at: number } | undefined;

  /** The next packet begins at the number that follows the last one, whatever the source does. */
  restart(): void {
    this.#source = undefined;
  }

  rewrite(source: unknown, packet: Buffer, { ssrc, payloadType }: OutgoingStream, now: number): Buffer {
    const sequence = packet.readUInt16BE(2);
    const timestamp = packet.readUInt32BE(4);
    if (source !== this.#source) this.#join(source, sequence, timestamp, now);
    const payload = packet.subarray(headerLength(packet) ?? packet.length);
    const out = Buffer.allocUnsafe(FIXED_HEADER + payload.length);
    // Version 2; the padding stays, since it is at the end of the payload.
    out[0] = 0x80 | ((packet[0] ?? 0) & 0x20);
    out[1] = ((packet[1] ?? 0) & 0x80) | payloadType;
    const shifted = (sequence + this.#sequenceShift) & 0xffff;
    const shiftedTimestamp = (timestamp + this.#timestampShift) >>> 0;
    out.writeUInt16BE(shifted, 2);
    out.writeUInt32BE(shiftedTimestamp, 4);
    out.writeUInt32BE(ssrc, 8);
    payload.copy(out, FIXED_HEADER);
    if (this.#isNewer(shifted)) this.#last = { sequence: shifted, timestamp: shiftedTimestamp, at: now };
    return out;
  }

  /** The timestamp of the receiver's stream at one of the current source's. */
  shiftTimestamp(timestamp: number): number {
    return (timestamp + this.#timestampShift) >>> 0;
  }

  #join(source: unknown, sequence: number, timestamp: number, now: number): void {
    this.#source = source;
    if (this.#last === undefined) return;
    const elapsed = Math.max(1, Math.round(((now - this.#last.at) * VIDEO_CLOCK_RATE) / 1000));
    this.#sequenceShift = (this.#last.sequence + 1 - sequence) & 0xffff;
    this.#timestampShift = (this.#last.timestamp + elapsed - timestamp) >>> 0;
  }

  #isNewer(sequence: number): boolean {
    if (this.#last === undefined) return true;
    const ahead = (sequence - this.#last.sequence) & 0xffff;
    return ahead > 0 && ahead < 0x8000;
  }
}
