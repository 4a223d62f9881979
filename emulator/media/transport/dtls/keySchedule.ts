import { createHmac } from "node:crypto";
import type { SrtpKeys } from "../srtp";
import { CIPHERS, type SrtpProfile } from "../srtpCiphers";

const MASTER_SECRET_LENGTH = 48;
const KEY_LENGTH = 16;
const IV_LENGTH = 4;

/** The pseudorandom function of TLS 1.2 with SHA-256 (RFC 5246, section 5). */
export function prf(secret: Buffer, label: string, seed: Buffer, length: number): Buffer {
  const labelled = Buffer.concat([Buffer.from(label), seed]);
  const hmac = (text: Buffer) => createHmac("sha256", secret).update(text).digest();
  const blocks: Buffer[] = [];
  for (let a = hmac(labelled), made = 0; made < length; a = hmac(a), made += 32) {
    blocks.push(hmac(Buffer.concat([a, labelled])));
  }
  return Buffer.concat(blocks).subarray(0, length);
}

/** The randoms of both hellos. */
export interface Randoms {
  readonly client: Buffer;
  readonly server: Buffer;
}

/** RFC 5246, section 8.1; with the session hash, RFC 7627, section 4. */
export function masterSecret(premaster: Buffer, { client, server }: Randoms, sessionHash: Buffer | undefined): Buffer {
  return sessionHash === undefined
    ? prf(premaster, "master secret", Buffer.concat([client, server]), MASTER_SECRET_LENGTH)
    : prf(premaster, "extended master secret", sessionHash, MASTER_SECRET_LENGTH);
}

/** Key and implicit nonce of one direction of AES-128-GCM. */
export interface RecordKeys {
  readonly key: Buffer;
  readonly iv: Buffer;
}

/** RFC 5246, section 6.3, for AEAD ciphers, which have no MAC keys. */
export function recordKeys(master: Buffer, { client, server }: Randoms): { client: RecordKeys; server: RecordKeys } {
  const block = prf(master, "key expansion", Buffer.concat([server, client]), 2 * (KEY_LENGTH + IV_LENGTH));
  const [clientKey, serverKey, clientIv, serverIv] = slices(block, [KEY_LENGTH, KEY_LENGTH, IV_LENGTH, IV_LENGTH]);
  return { client: { key: clientKey, iv: clientIv }, server: { key: serverKey, iv: serverIv } };
}

/** RFC 5764, section 4.2. */
export function srtpKeys(
  master: Buffer,
  { client, server }: Randoms,
  profile: SrtpProfile,
): { client: SrtpKeys; server: SrtpKeys } {
  const { keyLength, saltLength } = CIPHERS[profile];
  const seed = Buffer.concat([client, server]);
  const block = prf(master, "EXTRACTOR-dtls_srtp", seed, 2 * (keyLength + saltLength));
  const [clientKey, serverKey, clientSalt, serverSalt] = slices(block, [keyLength, keyLength, saltLength, saltLength]);
  return { client: { key: clientKey, salt: clientSalt }, server: { key: serverKey, salt: serverSalt } };
}

type Four<T> = [T, T, T, T];

function slices(block: Buffer, lengths: Four<number>): Four<Buffer> {
  let at = 0;
  return lengths.map((length) => {
    at += length;
    return block.subarray(at - length, at);
  }) as Four<Buffer>;
}
