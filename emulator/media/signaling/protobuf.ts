/**
 * The protobuf encoding (protobuf.dev, "Encoding"), as far as proto2 messages without groups and extensions need it. A message is
 * described by a shape, from which its TypeScript type follows.
 */

interface ScalarTypes {
  bool: boolean;
  bytes: Buffer;
  double: number;
  int64: bigint;
  string: string;
  uint32: number;
  uint64: bigint;
}

/** What a field holds: a scalar or, by its shape, another message. */
export type FieldKind = keyof ScalarTypes | Shape;

interface Field {
  readonly number: number;
  readonly kind: FieldKind;
  readonly isRepeated: boolean;
}

/** The fields of a message by name. */
export interface Shape {
  readonly [name: string]: Field;
}

type ValueOf<Kind> = Kind extends keyof ScalarTypes ? ScalarTypes[Kind] : Kind extends Shape ? Message<Kind> : never;

/** A message of a shape. A field that is absent differs from one with a default value, as in proto2. */
export type Message<S extends Shape> = {
  [Name in keyof S]?: S[Name]["isRepeated"] extends true ? ValueOf<S[Name]["kind"]>[] : ValueOf<S[Name]["kind"]>;
};

/** A field that occurs once at most. */
export function field<const Kind extends FieldKind>(number: number, kind: Kind) {
  return { number, kind, isRepeated: false } as const;
}

/** A field that holds a list. */
export function list<const Kind extends FieldKind>(number: number, kind: Kind) {
  return { number, kind, isRepeated: true } as const;
}

/** The bytes are no message of the shape. Its text holds no content of the message. */
export class ProtobufError extends Error {
  override readonly name = "ProtobufError";
}

const VARINT = 0;
const FIXED_64 = 1;
const LENGTH_DELIMITED = 2;
const FIXED_32 = 5;

/** A varint of 64 bits takes 10 bytes. */
const LONGEST_VARINT = 10;

/** Decodes a message. Fields that the shape does not have are skipped. */
export function decode<S extends Shape>(shape: S, bytes: Buffer): Message<S> {
  const reader = new Reader(bytes);
  const message: Record<string, unknown> = {};
  while (!reader.isAtEnd) {
    const tag = Number(reader.varint() & 0xffff_ffffn);
    const [name, known] = fieldsByNumber(shape).get(tag >>> 3) ?? [];
    const wireType = tag & 7;
    if (name === undefined || known === undefined) reader.skip(wireType);
    else readField(reader, known, wireType, (value) => put(message, name, known, value));
  }
  return message as Message<S>;
}

function put(message: Record<string, unknown>, name: string, { isRepeated }: Field, value: unknown): void {
  if (!isRepeated) message[name] = value;
  else if (Array.isArray(message[name])) message[name].push(value);
  else message[name] = [value];
}

function readField(reader: Reader, { kind }: Field, wireType: number, add: (value: unknown) => void): void {
  const expected = wireTypeOf(kind);
  if (wireType === expected) add(readValue(reader, kind));
  else if (wireType === LENGTH_DELIMITED) {
    // Numbers of a list may come packed.
    const packed = new Reader(reader.lengthDelimited());
    while (!packed.isAtEnd) add(readValue(packed, kind));
  } else throw new ProtobufError(`wire type ${wireType} where ${expected} belongs`);
}

function readValue(reader: Reader, kind: FieldKind): unknown {
  if (typeof kind === "object") return decode(kind, reader.lengthDelimited());
  return READ[kind](reader);
}

const READ: { readonly [Kind in keyof ScalarTypes]: (reader: Reader) => ScalarTypes[Kind] } = {
  bool: (reader) => reader.varint() !== 0n,
  bytes: (reader) => Buffer.from(reader.lengthDelimited()),
  double: (reader) => reader.take(8).readDoubleLE(),
  int64: (reader) => BigInt.asIntN(64, reader.varint()),
  string: (reader) => reader.lengthDelimited().toString("utf8"),
  uint32: (reader) => Number(BigInt.asUintN(32, reader.varint())),
  uint64: (reader) => reader.varint(),
};

class Reader {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#bytes.length;
  }

  varint(): bigint {
    let value = 0n;
    for (let count = 0; count < LONGEST_VARINT; count += 1) {
      const byte = this.take(1)[0] ?? 0;
      value |= BigInt(byte & 0x7f) << BigInt(7 * count);
      if (byte < 0x80) return BigInt.asUintN(64, value);
    }
    throw new ProtobufError("a varint is longer than 64 bits");
  }

  lengthDelimited(): Buffer {
    return this.take(Number(this.varint()));
  }

  take(length: number): Buffer {
    const end = this.#at + length;
    if (end > this.#bytes.length) throw new ProtobufError("the message ends within a field");
    const taken = this.#bytes.subarray(this.#at, end);
    this.#at = end;
    return taken;
  }

  skip(wireType: number): void {
    if (wireType === VARINT) this.varint();
    else if (wireType === FIXED_64) this.take(8);
    else if (wireType === LENGTH_DELIMITED) this.lengthDelimited();
    else if (wireType === FIXED_32) this.take(4);
    else throw new ProtobufError(`unknown wire type ${wireType}`);
  }
}

/** Encodes a message. Fields are written in the order of the shape. */
export function encode<S extends Shape>(shape: S, message: Message<S>): Buffer {
  const parts: Buffer[] = [];
  for (const [name, { number, kind, isRepeated }] of Object.entries(shape)) {
    const value: unknown = message[name];
    if (value === undefined) continue;
    for (const item of isRepeated ? (value as readonly unknown[]) : [value]) {
      parts.push(varint(BigInt(number * 8 + wireTypeOf(kind))), encodeValue(kind, item));
    }
  }
  return Buffer.concat(parts);
}

function encodeValue(kind: FieldKind, value: unknown): Buffer {
  if (typeof kind === "object") return withLength(encode(kind, value as Message<typeof kind>));
  const write: (scalar: never) => Buffer = WRITE[kind];
  return write(value as never);
}

const WRITE: { readonly [Kind in keyof ScalarTypes]: (value: ScalarTypes[Kind]) => Buffer } = {
  bool: (value) => varint(value ? 1n : 0n),
  bytes: withLength,
  double: (value) => {
    const bytes = Buffer.alloc(8);
    bytes.writeDoubleLE(value);
    return bytes;
  },
  int64: varint,
  string: (value) => withLength(Buffer.from(value, "utf8")),
  uint32: (value) => varint(BigInt(value)),
  uint64: varint,
};

function withLength(bytes: Buffer): Buffer {
  return Buffer.concat([varint(BigInt(bytes.length)), bytes]);
}

/** Negative numbers are written as their two's complement of 64 bits. */
function varint(value: bigint): Buffer {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, value);
  while (rest >= 0x80n) {
    bytes.push(Number(rest & 0x7fn) | 0x80);
    rest >>= 7n;
  }
  bytes.push(Number(rest));
  return Buffer.from(bytes);
}

function wireTypeOf(kind: FieldKind): number {
  if (typeof kind === "object" || kind === "string" || kind === "bytes") return LENGTH_DELIMITED;
  return kind === "double" ? FIXED_64 : VARINT;
}

const byNumber = new WeakMap<Shape, ReadonlyMap<number, readonly [string, Field]>>();

function fieldsByNumber(shape: Shape): ReadonlyMap<number, readonly [string, Field]> {
  const known = byNumber.get(shape);
  if (known !== undefined) return known;
  const fields = new Map(Object.entries(shape).map((entry) => [entry[1].number, entry]));
  byNumber.set(shape, fields);
  return fields;
}
