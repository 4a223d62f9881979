import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";

/** A self-signed certificate, as WebRTC uses it: the peer knows its fingerprint by signaling. */
export interface Certificate {
  readonly der: Buffer;
  readonly privateKey: KeyObject;
  /** SHA-256, in upper case with colons. */
  readonly fingerprint: string;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** DER tags (X.690). */
const INTEGER = 0x02;
const BIT_STRING = 0x03;
const UTF8_STRING = 0x0c;
const GENERALIZED_TIME = 0x18;
const SEQUENCE = 0x30;
const SET = 0x31;
const VERSION = 0xa0;

/** Object identifiers, encoded: ecdsa-with-SHA256 (RFC 5758) and commonName (RFC 5280). */
const ECDSA_WITH_SHA256 = Buffer.from("06082a8648ce3d040302", "hex");
const COMMON_NAME = Buffer.from("0603550403", "hex");

/** A new key on the curve P-256 and its certificate, valid from yesterday for a year (RFC 5280). */
export function createCertificate(now: number): Certificate {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "prime256v1" });
  const algorithm = der(SEQUENCE, ECDSA_WITH_SHA256);
  const name = der(SEQUENCE, der(SET, der(SEQUENCE, COMMON_NAME, der(UTF8_STRING, Buffer.from("emulator")))));
  const serial = randomBytes(8);
  // Positive, and without leading zeros.
  serial[0] = ((serial[0] as number) & 0x7f) | 1;
  const content = der(
    SEQUENCE,
    der(VERSION, der(INTEGER, Buffer.from([2]))),
    der(INTEGER, serial),
    algorithm,
    name,
    der(SEQUENCE, time(now - DAY_MS), time(now + 365 * DAY_MS)),
    name,
    publicKey.export({ type: "spki", format: "der" }),
  );
  const signature = der(BIT_STRING, Buffer.from([0]), sign("sha256", content, privateKey));
  const certificate = der(SEQUENCE, content, algorithm, signature);
  return { der: certificate, privateKey, fingerprint: fingerprintOf(certificate) };
}

/** SHA-256 of a certificate, as SDP writes it (RFC 8122, section 5). */
export function fingerprintOf(certificate: Buffer): string {
  const digest = createHash("sha256").update(certificate).digest();
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0").toUpperCase()).join(":");
}

function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const header = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...header]), content]);
}

function time(milliseconds: number): Buffer {
  const digits = new Date(milliseconds).toISOString().replace(/\D/g, "").slice(0, 14);
  return der(GENERALIZED_TIME, Buffer.from(`${digits}Z`));
}
