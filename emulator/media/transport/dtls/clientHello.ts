import { SRTP_PROFILES, type SrtpProfile } from "../srtpCiphers";
import { ByteReader, DtlsError } from "./bytes";

/** TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256 (RFC 5289), which every browser offers. */
export const CIPHER_SUITE = 0xc02b;
/** The curve P-256 (RFC 8422, section 5.1.1). */
export const SECP256R1 = 23;

/** Extensions: RFC 8422, RFC 5764, RFC 7627, RFC 5746. */
export const EXTENSION = {
  supportedGroups: 10,
  pointFormats: 11,
  useSrtp: 14,
  extendedMasterSecret: 23,
  renegotiationInfo: 0xff01,
} as const;

/** In the order of preference. */
const PROFILES: readonly SrtpProfile[] = [SRTP_PROFILES.AEAD_AES_128_GCM, SRTP_PROFILES.AES128_CM_HMAC_SHA1_80];

/** What the server needs of a ClientHello. */
export interface ClientHello {
  readonly random: Buffer;
  readonly profile: SrtpProfile;
  readonly hasExtendedMasterSecret: boolean;
  readonly hasPointFormats: boolean;
}

/** Reads a ClientHello (RFC 6347, section 4.3.2). Throws a DtlsError where client and server have no parameters in common. */
export function parseClientHello(body: Buffer): ClientHello {
  const reader = new ByteReader(body);
  reader.bytes(2);
  const random = Buffer.from(reader.bytes(32));
  reader.vector(1);
  reader.vector(1);
  if (!numbers(reader.vector(2)).includes(CIPHER_SUITE))
    throw new DtlsError("The client offers no common cipher suite.");
  reader.vector(1);
  const extensions = parseExtensions(reader.remaining > 0 ? reader.vector(2) : Buffer.alloc(0));
  const groups = extensions.get(EXTENSION.supportedGroups);
  if (groups !== undefined && !numbers(new ByteReader(groups).vector(2)).includes(SECP256R1)) {
    throw new DtlsError("The client offers no common curve.");
  }
  const srtp = extensions.get(EXTENSION.useSrtp);
  const offered = srtp === undefined ? [] : numbers(new ByteReader(srtp).vector(2));
  const profile = PROFILES.find((one) => offered.includes(one));
  if (profile === undefined) throw new DtlsError("The client offers no common SRTP protection profile.");
  return {
    random,
    profile,
    hasExtendedMasterSecret: extensions.has(EXTENSION.extendedMasterSecret),
    hasPointFormats: extensions.has(EXTENSION.pointFormats),
  };
}

function parseExtensions(bytes: Buffer): ReadonlyMap<number, Buffer> {
  const reader = new ByteReader(bytes);
  const extensions = new Map<number, Buffer>();
  while (reader.remaining > 0) extensions.set(reader.integer(2), reader.vector(2));
  return extensions;
}

function numbers(bytes: Buffer): number[] {
  const reader = new ByteReader(bytes);
  const found: number[] = [];
  while (reader.remaining > 0) found.push(reader.integer(2));
  return found;
}
