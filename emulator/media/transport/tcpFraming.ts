/** The longest packet: no peer sends more than an MTU, and DTLS sends datagrams of at most 16 kB. */
const LONGEST_PACKET = 17 * 1024;

/** The packets that have arrived whole. */
export interface Framed {
  readonly packets: readonly Buffer[];
  /** False for a stream that has another framing, or none. */
  readonly isValid: boolean;
}

/** Splits a TCP stream into packets, each with its length before it in two bytes (RFC 4571). */
export class Unframer {
  #rest: Buffer = Buffer.alloc(0);

  add(bytes: Buffer): Framed {
    const stream = this.#rest.length > 0 ? Buffer.concat([this.#rest, bytes]) : bytes;
    const packets: Buffer[] = [];
    let at = 0;
    while (at + 2 <= stream.length) {
      const length = stream.readUInt16BE(at);
      if (length > LONGEST_PACKET) return { packets, isValid: false };
      if (at + 2 + length > stream.length) break;
      packets.push(stream.subarray(at + 2, at + 2 + length));
      at += 2 + length;
    }
    this.#rest = Buffer.from(stream.subarray(at));
    return { packets, isValid: true };
  }
}

export function frame(packet: Buffer): Buffer {
  const framed = Buffer.allocUnsafe(2 + packet.length);
  framed.writeUInt16BE(packet.length, 0);
  packet.copy(framed, 2);
  return framed;
}
