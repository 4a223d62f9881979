import { sign } from "node:crypto";
import { integer, vector } from "./bytes";
import type { Certificate } from "./certificate";
import { SIGNATURE_PADDINGS } from "./clientCertificate";
import { CIPHER_SUITE, type ClientHello, EXTENSION, SECP256R1 } from "./clientHello";
import { HANDSHAKE } from "./reassembly";
import { VERSION } from "./records";

const NAMED_CURVE = 3;
const ECDSA_SHA256 = 0x0403;
/** ecdsa_sign and rsa_sign (RFC 5246, section 7.4.4, and RFC 8422, section 5.5). */
const CERTIFICATE_TYPES = Buffer.from([64, 1]);

/** The messages that answer a ClientHello, by type, in their order (RFC 5246, section 7.3). */
export function serverFlight(
  hello: ClientHello,
  random: Buffer,
  publicKey: Buffer,
  { der, privateKey }: Certificate,
): readonly (readonly [type: number, body: Buffer])[] {
  const parameters = Buffer.concat([integer(NAMED_CURVE, 1), integer(SECP256R1, 2), vector(1, publicKey)]);
  const signature = sign("sha256", Buffer.concat([hello.random, random, parameters]), privateKey);
  const algorithms = [...SIGNATURE_PADDINGS.keys()].map((algorithm) => integer(algorithm, 2));
  return [
    [HANDSHAKE.serverHello, serverHello(hello, random)],
    [HANDSHAKE.certificate, vector(3, vector(3, der))],
    [HANDSHAKE.serverKeyExchange, Buffer.concat([parameters, integer(ECDSA_SHA256, 2), vector(2, signature)])],
    [HANDSHAKE.certificateRequest, Buffer.concat([vector(1, CERTIFICATE_TYPES), vector(2, ...algorithms), vector(2)])],
    [HANDSHAKE.serverHelloDone, Buffer.alloc(0)],
  ];
}

function serverHello({ profile, hasExtendedMasterSecret, hasPointFormats }: ClientHello, random: Buffer): Buffer {
  const extension = (type: number, content: Buffer) => Buffer.concat([integer(type, 2), vector(2, content)]);
  const extensions = [
    extension(EXTENSION.useSrtp, Buffer.concat([vector(2, integer(profile, 2)), vector(1)])),
    extension(EXTENSION.renegotiationInfo, vector(1)),
    ...(hasExtendedMasterSecret ? [extension(EXTENSION.extendedMasterSecret, Buffer.alloc(0))] : []),
    // Uncompressed points.
    ...(hasPointFormats ? [extension(EXTENSION.pointFormats, vector(1, Buffer.from([0])))] : []),
  ];
  const compression = 0;
  return Buffer.concat([
    VERSION,
    random,
    vector(1),
    integer(CIPHER_SUITE, 2),
    integer(compression, 1),
    vector(2, ...extensions),
  ]);
}
