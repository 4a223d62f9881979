/** What is wrong with a peer's handshake. */
export class DtlsError extends Error {
  override readonly name = "DtlsError";
}

/** Reads the fields of a message in order, and throws a DtlsError at its end. */
export class ByteReader {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  get remaining(): number {
    return this.#bytes.length - this.#at;
  }

  /** An unsigned integer of 1 to 6 bytes. */
  integer(length: number): number {
    return this.bytes(length).readUIntBE(0, length);
  }

  bytes(length: number): Buffer {
    if (length > this.remaining) throw new DtlsError("A handshake message is cut off.");
    this.#at += length;
    return this.#bytes.subarray(this.#at - length, this.#at);
  }

  /** A vector whose length is written before it, in this many bytes. */
  vector(lengthBytes: 1 | 2 | 3): Buffer {
    return this.bytes(this.integer(lengthBytes));
  }
}

/** An unsigned integer in this many bytes. */
export function integer(value: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  bytes.writeUIntBE(value, 0, length);
  return bytes;
}

/** A vector with its length before it. */
export function vector(lengthBytes: 1 | 2 | 3, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  return Buffer.concat([integer(content.length, lengthBytes), content]);
}
