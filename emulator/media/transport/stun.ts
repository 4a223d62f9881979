import { createHmac, timingSafeEqual } from "node:crypto";
import { isIPv6 } from "node:net";

/** RFC 8489, section 5. */
const HEADER_LENGTH = 20;
const MAGIC_COOKIE = 0x2112a442;
const BINDING_REQUEST = 0x0001;
const BINDING_SUCCESS = 0x0101;

/** RFC 8489, section 18.3, and RFC 8445, section 16.1. */
const USERNAME = 0x0006;
const MESSAGE_INTEGRITY = 0x0008;
const XOR_MAPPED_ADDRESS = 0x0020;
const USE_CANDIDATE = 0x0025;
const FINGERPRINT = 0x8028;
const FINGERPRINT_MASK = 0x5354554e;

const DIGEST_LENGTH = 20;
const ATTRIBUTE_HEADER = 4;

/** An address and port of a peer. */
export interface TransportAddress {
  readonly address: string;
  readonly port: number;
}

/** A connectivity check of ICE. */
export interface BindingRequest {
  readonly transactionId: Buffer;
  /** The username fragment of the end that is checked. */
  readonly usernameFragment: string;
  readonly isNominated: boolean;
  /** Whether the request was authenticated with the password. */
  isAuthentic(password: string): boolean;
}

/** Whether a packet is a STUN message, and not DTLS or SRTP (RFC 7983). */
export function isStun(packet: Buffer): boolean {
  return packet.length >= HEADER_LENGTH && (packet[0] as number) < 4 && packet.readUInt32BE(4) === MAGIC_COOKIE;
}

/** Reads a binding request; undefined for any other message, and for a malformed one. */
export function parseBindingRequest(message: Buffer): BindingRequest | undefined {
  if (!isStun(message) || message.readUInt16BE(0) !== BINDING_REQUEST) return undefined;
  if (message.readUInt16BE(2) !== message.length - HEADER_LENGTH) return undefined;
  const attributes = parseAttributes(message);
  const username = attributes?.find(({ type }) => type === USERNAME)?.value.toString("utf8");
  const integrity = attributes?.find(({ type }) => type === MESSAGE_INTEGRITY);
  if (attributes === undefined || username === undefined || integrity?.value.length !== DIGEST_LENGTH) return undefined;
  return {
    transactionId: Buffer.from(message.subarray(8, HEADER_LENGTH)),
    usernameFragment: username.split(":", 1)[0] ?? "",
    isNominated: attributes.some(({ type, at }) => type === USE_CANDIDATE && at < integrity.at),
    isAuthentic: (password) => timingSafeEqual(digest(message.subarray(0, integrity.at), password), integrity.value),
  };
}

interface Attribute {
  readonly type: number;
  readonly value: Buffer;
  /** Where it begins in the message. */
  readonly at: number;
}

function parseAttributes(message: Buffer): Attribute[] | undefined {
  const attributes: Attribute[] = [];
  let at = HEADER_LENGTH;
  while (at < message.length) {
    if (at + ATTRIBUTE_HEADER > message.length) return undefined;
    const length = message.readUInt16BE(at + 2);
    const start = at + ATTRIBUTE_HEADER;
    if (start + length > message.length) return undefined;
    attributes.push({ type: message.readUInt16BE(at), value: message.subarray(start, start + length), at });
    at = start + Math.ceil(length / 4) * 4;
  }
  return attributes;
}

/** The response to a binding request: the address from which it came, authenticated with the password. */
export function writeBindingSuccess(transactionId: Buffer, from: TransportAddress, password: string): Buffer {
  const header = Buffer.alloc(HEADER_LENGTH);
  header.writeUInt16BE(BINDING_SUCCESS, 0);
  header.writeUInt32BE(MAGIC_COOKIE, 4);
  transactionId.copy(header, 8);
  const mapped = Buffer.concat([header, attribute(XOR_MAPPED_ADDRESS, xorAddress(from, header.subarray(4)))]);
  const signed = Buffer.concat([mapped, attribute(MESSAGE_INTEGRITY, digest(mapped, password))]);
  signed.writeUInt16BE(signed.length + ATTRIBUTE_HEADER + 4 - HEADER_LENGTH, 2);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE((crc32(signed) ^ FINGERPRINT_MASK) >>> 0);
  return Buffer.concat([signed, attribute(FINGERPRINT, checksum)]);
}

/** RFC 8489, section 14.5: the HMAC covers the message up to the attribute, with a length that includes the attribute. */
function digest(message: Buffer, password: string): Buffer {
  const covered = Buffer.from(message);
  covered.writeUInt16BE(message.length - HEADER_LENGTH + ATTRIBUTE_HEADER + DIGEST_LENGTH, 2);
  return createHmac("sha1", password).update(covered).digest();
}

function attribute(type: number, value: Buffer): Buffer {
  const header = Buffer.alloc(ATTRIBUTE_HEADER);
  header.writeUInt16BE(type, 0);
  header.writeUInt16BE(value.length, 2);
  return Buffer.concat([header, value, Buffer.alloc((4 - (value.length % 4)) % 4)]);
}

/** The polynomial of ISO 3309, reversed. `zlib.crc32` of Node.js exists since 20.15 only. */
const CRC_POLYNOMIAL = 0xedb88320;

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? CRC_POLYNOMIAL ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});

function crc32(bytes: Buffer): number {
  let value = 0xffffffff;
  for (const byte of bytes) value = (CRC_TABLE[(value ^ byte) & 0xff] as number) ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}

/** RFC 8489, section 14.2: port and address, each XORed with the magic cookie and, for IPv6, the transaction id. */
function xorAddress({ address, port }: TransportAddress, mask: Buffer): Buffer {
  const bytes = addressBytes(address);
  const value = Buffer.alloc(4 + bytes.length);
  value[1] = bytes.length === 4 ? 1 : 2;
  value.writeUInt16BE(port ^ (MAGIC_COOKIE >>> 16), 2);
  for (const [index, byte] of bytes.entries()) value[4 + index] = byte ^ (mask[index] as number);
  return value;
}

function addressBytes(address: string): Buffer {
  const mapped = /^::ffff:(\d+(?:\.\d+){3})$/i.exec(address)?.[1];
  if (mapped !== undefined || !isIPv6(address)) return Buffer.from((mapped ?? address).split(".").map(Number));
  const [head = "", tail] = (address.split("%")[0] ?? "").split("::");
  const groups = (text: string) => (text === "" ? [] : text.split(":").flatMap(groupBytes));
  const before = groups(head);
  const after = groups(tail ?? "");
  return Buffer.from([...before, ...Array<number>(16 - before.length - after.length).fill(0), ...after]);
}

/** Two bytes of hexadecimal digits, or the four of an IPv4 address at the end. */
function groupBytes(group: string): number[] {
  if (group.includes(".")) return group.split(".").map(Number);
  const value = Number.parseInt(group, 16);
  return [value >> 8, value & 0xff];
}
