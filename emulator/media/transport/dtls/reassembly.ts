import { ByteReader, DtlsError, integer } from "./bytes";

/** Types of handshake messages (RFC 5246, section 7.4). */
export const HANDSHAKE = {
  clientHello: 1,
  serverHello: 2,
  certificate: 11,
  serverKeyExchange: 12,
  certificateRequest: 13,
  serverHelloDone: 14,
  certificateVerify: 15,
  clientKeyExchange: 16,
  finished: 20,
} as const;

/** A whole handshake message. */
export interface HandshakeMessage {
  readonly type: number;
  readonly sequence: number;
  readonly body: Buffer;
}

/** A client certificate has about 300 bytes, with RSA up to 2 kB. */
const LONGEST_MESSAGE = 16 * 1024;
/** Messages ahead of the next one that are kept. */
const LARGEST_GAP = 8;
/** A message in fragments of one byte is an attack. */
const MOST_FRAGMENTS = 64;

interface PartialMessage {
  readonly type: number;
  readonly body: Buffer;
  readonly fragments: { readonly start: number; readonly end: number }[];
}

/** Puts the fragments of handshake messages together, in the order of their numbers (RFC 6347, section 4.2.3). */
export class Reassembly {
  readonly #partial = new Map<number, PartialMessage>();
  #next = 0;

  /** Takes the content of a record. `onRepeated` is called for a message that was complete before. */
  add(content: Buffer, onMessage: (message: HandshakeMessage) => void, onRepeated: (type: number) => void): void {
    const reader = new ByteReader(content);
    while (reader.remaining > 0) {
      const type = reader.integer(1);
      const length = reader.integer(3);
      const sequence = reader.integer(2);
      const start = reader.integer(3);
      const fragment = reader.vector(3);
      if (length > LONGEST_MESSAGE || start + fragment.length > length)
        throw new DtlsError("A handshake message is too long.");
      if (sequence < this.#next) onRepeated(type);
      else if (sequence < this.#next + LARGEST_GAP) this.#keep({ type, length, sequence }, start, fragment);
      this.#deliver(onMessage);
    }
  }

  #keep(header: { type: number; length: number; sequence: number }, start: number, fragment: Buffer): void {
    const { type, length, sequence } = header;
    const partial = this.#partial.get(sequence) ?? { type, body: Buffer.alloc(length), fragments: [] };
    if (partial.type !== type || partial.body.length !== length)
      throw new DtlsError("Fragments of a message do not agree.");
    if (partial.fragments.length >= MOST_FRAGMENTS) throw new DtlsError("A handshake message has too many fragments.");
    fragment.copy(partial.body, start);
    partial.fragments.push({ start, end: start + fragment.length });
    this.#partial.set(sequence, partial);
  }

  #deliver(onMessage: (message: HandshakeMessage) => void): void {
    for (let partial = this.#partial.get(this.#next); partial && isComplete(partial); ) {
      const sequence = this.#next;
      this.#partial.delete(sequence);
      this.#next += 1;
      onMessage({ type: partial.type, sequence, body: partial.body });
      partial = this.#partial.get(this.#next);
    }
  }
}

function isComplete({ body, fragments }: PartialMessage): boolean {
  let end = 0;
  for (const fragment of [...fragments].sort((a, b) => a.start - b.start)) {
    if (fragment.start > end) return false;
    end = Math.max(end, fragment.end);
  }
  return end >= body.length;
}

/** A handshake message as one fragment: as it is hashed, and as it is sent where it fits into a datagram. */
export function writeMessage({ type, sequence, body }: HandshakeMessage, start = 0, end = body.length): Buffer {
  const fragment = body.subarray(start, end);
  return Buffer.concat([
    integer(type, 1),
    integer(body.length, 3),
    integer(sequence, 2),
    integer(start, 3),
    integer(fragment.length, 3),
    fragment,
  ]);
}
