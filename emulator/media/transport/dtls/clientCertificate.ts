import { constants, verify, X509Certificate } from "node:crypto";
import { ByteReader, DtlsError } from "./bytes";
import { fingerprintOf } from "./certificate";

/** Signature algorithms of a client's certificate (RFC 8446, section 4.2.3), with how Node.js verifies them. */
export const SIGNATURE_PADDINGS: ReadonlyMap<number, number | undefined> = new Map([
  [0x0403, undefined],
  [0x0804, constants.RSA_PKCS1_PSS_PADDING],
  [0x0401, constants.RSA_PKCS1_PADDING],
]);

/** The certificate of a Certificate message. Throws a DtlsError where it does not have the fingerprint of the offer. */
export function readCertificate(body: Buffer, expectedFingerprint: string | undefined): Buffer {
  const chain = new ByteReader(new ByteReader(body).vector(3));
  const certificate = Buffer.from(chain.vector(3));
  if (fingerprintOf(certificate) === expectedFingerprint) return certificate;
  throw new DtlsError("The client's certificate does not have the fingerprint of its offer.");
}

/** Throws a DtlsError where the client did not sign the handshake with the key of its certificate (RFC 5246, section 7.4.8). */
export function verifyCertificate(body: Buffer, certificate: Buffer | undefined, transcript: Buffer): void {
  const reader = new ByteReader(body);
  const algorithm = reader.integer(2);
  const signature = reader.vector(2);
  if (!SIGNATURE_PADDINGS.has(algorithm) || certificate === undefined) {
    throw new DtlsError("The client's signature algorithm was not offered.");
  }
  const key = new X509Certificate(certificate).publicKey;
  const padding = SIGNATURE_PADDINGS.get(algorithm);
  if (verify("sha256", transcript, padding === undefined ? key : { key, padding }, signature)) return;
  throw new DtlsError("The client does not have the key of its certificate.");
}
