import { createCipheriv, createDecipheriv } from "node:crypto";
import { ReplayWindow } from "../replayWindow";
import { integer } from "./bytes";
import type { RecordKeys } from "./keySchedule";

/** RFC 6347, section 4.1. */
const HEADER_LENGTH = 13;
const EXPLICIT_NONCE = 8;
const TAG_LENGTH = 16;
const LONGEST_RECORD = 2 ** 14 + 2048;

/** Types of records (RFC 5246, section 6.2.1). */
export const RECORD = { changeCipherSpec: 20, alert: 21, handshake: 22 } as const;

/** DTLS 1.2, as versions are written. */
export const VERSION = Buffer.from("fefd", "hex");

/** A record as it arrives. */
export interface DtlsRecord {
  readonly type: number;
  readonly epoch: number;
  /** Epoch and sequence number, 8 bytes. */
  readonly position: Buffer;
  readonly content: Buffer;
}

/** Whether a packet is DTLS, and not STUN or SRTP (RFC 7983). */
export function isDtls(packet: Buffer): boolean {
  const first = packet[0] ?? 0;
  return first >= 20 && first <= 63;
}

/** The records of a datagram; a record that is cut off ends them. */
export function parseRecords(datagram: Buffer): DtlsRecord[] {
  const records: DtlsRecord[] = [];
  for (let at = 0; at + HEADER_LENGTH <= datagram.length; ) {
    const length = datagram.readUInt16BE(at + 11);
    const start = at + HEADER_LENGTH;
    if (length > LONGEST_RECORD || start + length > datagram.length) return records;
    records.push({
      type: datagram[at] as number,
      epoch: datagram.readUInt16BE(at + 3),
      position: datagram.subarray(at + 3, at + 11),
      content: datagram.subarray(start, start + length),
    });
    at = start + length;
  }
  return records;
}

/** Numbers and protects the records of one direction: epoch 0 in plain, epoch 1 with AES-128-GCM (RFC 5288). */
export class RecordWriter {
  readonly #sequences = [0, 0];
  #keys: RecordKeys | undefined;

  setKeys(keys: RecordKeys): void {
    this.#keys = keys;
  }

  write(type: number, content: Buffer, epoch: 0 | 1): Buffer {
    const sequence = this.#sequences[epoch] as number;
    this.#sequences[epoch] = sequence + 1;
    const position = Buffer.concat([integer(epoch, 2), integer(sequence, 6)]);
    const body = epoch === 1 && this.#keys ? seal(this.#keys, type, position, content) : content;
    return Buffer.concat([integer(type, 1), VERSION, position, integer(body.length, 2), body]);
  }
}

/** Opens the protected records of one direction. */
export class RecordReader {
  readonly #keys: RecordKeys;
  readonly #window = new ReplayWindow();

  constructor(keys: RecordKeys) {
    this.#keys = keys;
  }

  /** Undefined for a record that is replayed, too old or not authentic. */
  open({ type, position, content }: DtlsRecord): Buffer | undefined {
    const sequence = position.readUIntBE(2, 6);
    if (content.length < EXPLICIT_NONCE + TAG_LENGTH || this.#window.hasSeen(sequence)) return undefined;
    const nonce = Buffer.concat([this.#keys.iv, content.subarray(0, EXPLICIT_NONCE)]);
    const sealed = content.subarray(EXPLICIT_NONCE, -TAG_LENGTH);
    const decipher = createDecipheriv("aes-128-gcm", this.#keys.key, nonce, { authTagLength: TAG_LENGTH });
    decipher.setAAD(additionalBytes(type, position, sealed.length)).setAuthTag(content.subarray(-TAG_LENGTH));
    try {
      const opened = Buffer.concat([decipher.update(sealed), decipher.final()]);
      this.#window.accept(sequence);
      return opened;
    } catch {
      return undefined;
    }
  }
}

function seal({ key, iv }: RecordKeys, type: number, position: Buffer, content: Buffer): Buffer {
  const cipher = createCipheriv("aes-128-gcm", key, Buffer.concat([iv, position]));
  cipher.setAAD(additionalBytes(type, position, content.length));
  const sealed = Buffer.concat([cipher.update(content), cipher.final()]);
  return Buffer.concat([position, sealed, cipher.getAuthTag()]);
}

/** RFC 5246, section 6.2.3.3. */
function additionalBytes(type: number, position: Buffer, length: number): Buffer {
  return Buffer.concat([position, integer(type, 1), VERSION, integer(length, 2)]);
}
