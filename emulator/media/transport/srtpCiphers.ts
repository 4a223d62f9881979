import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  type KeyObject,
  timingSafeEqual,
} from "node:crypto";

/** The identifiers of SRTP protection profiles in DTLS (RFC 7714, section 14.2, and RFC 5764, section 4.1.2). */
export const SRTP_PROFILES = { AEAD_AES_128_GCM: 7, AES128_CM_HMAC_SHA1_80: 1 } as const;

export type SrtpProfile = (typeof SRTP_PROFILES)[keyof typeof SRTP_PROFILES];

/** Encrypts and authenticates packets with the session keys of one direction and protocol. */
export interface SrtpCipher {
  /** How much longer a protected packet is, without the index of SRTCP. */
  readonly overhead: number;
  sealRtp(packet: Buffer, headerLength: number, ssrc: number, index: number): Buffer;
  openRtp(packet: Buffer, headerLength: number, ssrc: number, index: number): Buffer | undefined;
  sealRtcp(packet: Buffer, ssrc: number, index: number): Buffer;
  openRtcp(packet: Buffer, ssrc: number): { readonly packet: Buffer; readonly index: number } | undefined;
}

interface CipherSuite {
  readonly keyLength: number;
  readonly saltLength: number;
  create(encryptionKey: Buffer, authenticationKey: Buffer, salt: Buffer): SrtpCipher;
}

const RTCP_HEADER = 8;
const INDEX_LENGTH = 4;
const IS_ENCRYPTED = 0x80000000;

export const CIPHERS: Readonly<Record<SrtpProfile, CipherSuite>> = {
  [SRTP_PROFILES.AEAD_AES_128_GCM]: {
    keyLength: 16,
    saltLength: 12,
    create: (key, _unused, salt) => new Gcm(key, salt),
  },
  [SRTP_PROFILES.AES128_CM_HMAC_SHA1_80]: {
    keyLength: 16,
    saltLength: 14,
    create: (key, authenticationKey, salt) => new CounterMode(key, authenticationKey, salt),
  },
};

const GCM_TAG = 16;

/** AEAD_AES_128_GCM (RFC 7714). */
class Gcm implements SrtpCipher {
  readonly overhead = GCM_TAG;
  readonly #key: KeyObject;
  readonly #salt: Buffer;

  constructor(key: Buffer, salt: Buffer) {
    this.#key = createSecretKey(key);
    this.#salt = salt;
  }

  sealRtp(packet: Buffer, headerLength: number, ssrc: number, index: number): Buffer {
    const header = packet.subarray(0, headerLength);
    return Buffer.concat([header, ...this.#seal(this.#rtpNonce(ssrc, index), header, packet.subarray(headerLength))]);
  }

  openRtp(packet: Buffer, headerLength: number, ssrc: number, index: number): Buffer | undefined {
    const header = packet.subarray(0, headerLength);
    const payload = this.#open(this.#rtpNonce(ssrc, index), header, packet.subarray(headerLength));
    return payload && Buffer.concat([header, payload]);
  }

  sealRtcp(packet: Buffer, ssrc: number, index: number): Buffer {
    const header = packet.subarray(0, RTCP_HEADER);
    const trailer = rtcpTrailer(index);
    const covered = Buffer.concat([header, trailer]);
    return Buffer.concat([
      header,
      ...this.#seal(this.#rtcpNonce(ssrc, index), covered, packet.subarray(RTCP_HEADER)),
      trailer,
    ]);
  }

  openRtcp(packet: Buffer, ssrc: number) {
    const trailer = packet.subarray(-INDEX_LENGTH);
    const index = readIndex(trailer);
    if (index === undefined) return undefined;
    const header = packet.subarray(0, RTCP_HEADER);
    const covered = Buffer.concat([header, trailer]);
    const body = this.#open(this.#rtcpNonce(ssrc, index), covered, packet.subarray(RTCP_HEADER, -INDEX_LENGTH));
    return body && { packet: Buffer.concat([header, body]), index };
  }

  #seal(nonce: Buffer, covered: Buffer, text: Buffer): [Buffer, Buffer] {
    const cipher = createCipheriv("aes-128-gcm", this.#key, nonce).setAAD(covered);
    const sealed = cipher.update(text);
    cipher.final();
    return [sealed, cipher.getAuthTag()];
  }

  #open(nonce: Buffer, covered: Buffer, sealed: Buffer): Buffer | undefined {
    const decipher = createDecipheriv("aes-128-gcm", this.#key, nonce, { authTagLength: GCM_TAG }).setAAD(covered);
    decipher.setAuthTag(sealed.subarray(-GCM_TAG));
    try {
      const text = decipher.update(sealed.subarray(0, -GCM_TAG));
      decipher.final();
      return text;
    } catch {
      return undefined;
    }
  }

  /** RFC 7714, section 8.1: 00 00, source, rollover counter and sequence number, XORed with the salt. */
  #rtpNonce(ssrc: number, index: number): Buffer {
    const nonce = Buffer.alloc(12);
    nonce.writeUInt32BE(ssrc, 2);
    nonce.writeUIntBE(index, 6, 6);
    return xor(nonce, this.#salt);
  }

  /** RFC 7714, section 9.1: 00 00, source, 00 00 and the index, XORed with the salt. */
  #rtcpNonce(ssrc: number, index: number): Buffer {
    const nonce = Buffer.alloc(12);
    nonce.writeUInt32BE(ssrc, 2);
    nonce.writeUInt32BE(index, 8);
    return xor(nonce, this.#salt);
  }
}

const HMAC_TAG = 10;

/** AES128_CM_HMAC_SHA1_80 (RFC 3711, sections 4.1.1 and 4.2.1). */
class CounterMode implements SrtpCipher {
  readonly overhead = HMAC_TAG;
  readonly #key: Buffer;
  readonly #authenticationKey: Buffer;
  readonly #salt: Buffer;

  constructor(key: Buffer, authenticationKey: Buffer, salt: Buffer) {
    this.#key = key;
    this.#authenticationKey = authenticationKey;
    this.#salt = salt;
  }

  sealRtp(packet: Buffer, headerLength: number, ssrc: number, index: number): Buffer {
    const sealed = this.#crypt(packet, headerLength, ssrc, index);
    return Buffer.concat([sealed, this.#tag(sealed, rollover(index))]);
  }

  openRtp(packet: Buffer, headerLength: number, ssrc: number, index: number): Buffer | undefined {
    const sealed = packet.subarray(0, -HMAC_TAG);
    if (!timingSafeEqual(this.#tag(sealed, rollover(index)), packet.subarray(-HMAC_TAG))) return undefined;
    return this.#crypt(sealed, headerLength, ssrc, index);
  }

  sealRtcp(packet: Buffer, ssrc: number, index: number): Buffer {
    const sealed = Buffer.concat([this.#crypt(packet, RTCP_HEADER, ssrc, index), rtcpTrailer(index)]);
    return Buffer.concat([sealed, this.#tag(sealed)]);
  }

  openRtcp(packet: Buffer, ssrc: number) {
    const sealed = packet.subarray(0, -HMAC_TAG);
    const index = readIndex(sealed.subarray(-INDEX_LENGTH));
    if (index === undefined || !timingSafeEqual(this.#tag(sealed), packet.subarray(-HMAC_TAG))) return undefined;
    return { packet: this.#crypt(sealed.subarray(0, -INDEX_LENGTH), RTCP_HEADER, ssrc, index), index };
  }

  /** Encrypts or decrypts what follows the header: the key stream is the same. */
  #crypt(packet: Buffer, headerLength: number, ssrc: number, index: number): Buffer {
    const counter = Buffer.alloc(16);
    counter.writeUInt32BE(ssrc, 4);
    counter.writeUIntBE(index, 8, 6);
    const cipher = createCipheriv("aes-128-ctr", this.#key, xor(counter, this.#salt));
    return Buffer.concat([packet.subarray(0, headerLength), cipher.update(packet.subarray(headerLength))]);
  }

  #tag(...parts: Buffer[]): Buffer {
    const hmac = createHmac("sha1", this.#authenticationKey);
    for (const part of parts) hmac.update(part);
    return hmac.digest().subarray(0, HMAC_TAG);
  }
}

function rollover(index: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(Math.floor(index / 0x10000) >>> 0);
  return bytes;
}

function rtcpTrailer(index: number): Buffer {
  const trailer = Buffer.alloc(INDEX_LENGTH);
  trailer.writeUInt32BE((index | IS_ENCRYPTED) >>> 0);
  return trailer;
}

/** The index of an SRTCP packet; undefined for one that is not encrypted. */
function readIndex(trailer: Buffer): number | undefined {
  const value = trailer.readUInt32BE(0);
  return value >= IS_ENCRYPTED ? value - IS_ENCRYPTED : undefined;
}

function xor(target: Buffer, mask: Buffer): Buffer {
  for (let index = 0; index < mask.length; index += 1) {
    target[index] = (target[index] as number) ^ (mask[index] as number);
  }
  return target;
}
