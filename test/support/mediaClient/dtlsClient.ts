import { createECDH, createHash, randomBytes, sign, verify, X509Certificate } from "node:crypto";
import type { MediaClock, Stop } from "../../../emulator/media/mediaClock";
import { ByteReader, integer, vector } from "../../../emulator/media/transport/dtls/bytes";
import { type Certificate, fingerprintOf } from "../../../emulator/media/transport/dtls/certificate";
import { CIPHER_SUITE, EXTENSION, SECP256R1 } from "../../../emulator/media/transport/dtls/clientHello";
import { masterSecret, prf, recordKeys, srtpKeys } from "../../../emulator/media/transport/dtls/keySchedule";
import {
  HANDSHAKE,
  type HandshakeMessage,
  Reassembly,
  writeMessage,
} from "../../../emulator/media/transport/dtls/reassembly";
import {
  parseRecords,
  RECORD,
  RecordReader,
  RecordWriter,
  VERSION,
} from "../../../emulator/media/transport/dtls/records";
import type { SrtpKeys } from "../../../emulator/media/transport/srtp";
import { SRTP_PROFILES, type SrtpProfile } from "../../../emulator/media/transport/srtpCiphers";

const SIGNATURE_ALGORITHMS = 13;
const ECDSA_SHA256 = 0x0403;
const REPEAT_AFTER_MILLISECONDS = 1000;

export interface DtlsClientOptions {
  readonly certificate: Certificate;
  /** The fingerprint of the server's certificate, from the answer. */
  readonly serverFingerprint: string;
  readonly clock: MediaClock;
  send(datagram: Buffer): void;
  onKeys(profile: SrtpProfile, keys: { readonly local: SrtpKeys; readonly remote: SrtpKeys }): void;
  onFailure(error: unknown): void;
}

/**
 * The client's side of the handshake that the emulator serves. It shares the records and the key schedule with the emulator, which
 * `peer.test.ts` tests against an independent implementation.
 */
export class DtlsClient {
  readonly #options: DtlsClientOptions;
  readonly #writer = new RecordWriter();
  readonly #reassembly = new Reassembly();
  readonly #ecdh = createECDH("prime256v1");
  readonly #random = randomBytes(32);
  readonly #transcript: Buffer[] = [];
  #serverRandom: Buffer = Buffer.alloc(0);
  #serverCertificate: Buffer = Buffer.alloc(0);
  #premaster: Buffer = Buffer.alloc(0);
  #master: Buffer = Buffer.alloc(0);
  #profile: SrtpProfile = SRTP_PROFILES.AEAD_AES_128_GCM;
  #reader: RecordReader | undefined;
  #sequence = 0;
  #stop: Stop | undefined;

  constructor(options: DtlsClientOptions) {
    this.#options = options;
  }

  start(): void {
    const hello = this.#message(HANDSHAKE.clientHello, this.#clientHello());
    this.#repeat(() => this.#writer.write(RECORD.handshake, writeMessage(hello), 0));
  }

  receive(datagram: Buffer): void {
    try {
      for (const record of parseRecords(datagram)) {
        const content = record.epoch === 0 ? record.content : this.#reader?.open(record);
        if (record.type !== RECORD.handshake || content === undefined) continue;
        this.#reassembly.add(
          content,
          (message) => this.#onMessage(message),
          () => undefined,
        );
      }
    } catch (error) {
      this.close();
      this.#options.onFailure(error);
    }
  }

  close(): void {
    this.#stop?.();
  }

  #onMessage(message: HandshakeMessage): void {
    const { type, body } = message;
    if (type === HANDSHAKE.finished) {
      this.#onFinished(body);
      return;
    }
    this.#transcript.push(writeMessage(message));
    if (type === HANDSHAKE.serverHello) this.#onServerHello(new ByteReader(body));
    if (type === HANDSHAKE.certificate) this.#onCertificate(body);
    if (type === HANDSHAKE.serverKeyExchange) this.#onKeyExchange(new ByteReader(body));
    if (type === HANDSHAKE.serverHelloDone) this.#sendFlight();
  }

  #clientHello(): Buffer {
    const extension = (type: number, content: Buffer) => Buffer.concat([integer(type, 2), vector(2, content)]);
    const profiles = [SRTP_PROFILES.AEAD_AES_128_GCM, SRTP_PROFILES.AES128_CM_HMAC_SHA1_80];
    const extensions = [
      extension(EXTENSION.supportedGroups, vector(2, integer(SECP256R1, 2))),
      extension(EXTENSION.pointFormats, vector(1, Buffer.from([0]))),
      extension(SIGNATURE_ALGORITHMS, vector(2, integer(ECDSA_SHA256, 2))),
      extension(
        EXTENSION.useSrtp,
        Buffer.concat([vector(2, ...profiles.map((profile) => integer(profile, 2))), vector(1)]),
      ),
      extension(EXTENSION.extendedMasterSecret, Buffer.alloc(0)),
    ];
    const suites = vector(2, integer(CIPHER_SUITE, 2));
    const compressions = vector(1, Buffer.from([0]));
    return Buffer.concat([VERSION, this.#random, vector(1), vector(1), suites, compressions, vector(2, ...extensions)]);
  }

  #onServerHello(reader: ByteReader): void {
    reader.bytes(2);
    this.#serverRandom = Buffer.from(reader.bytes(32));
    reader.vector(1);
    if (reader.integer(2) !== CIPHER_SUITE) throw new Error("The server chose another cipher suite.");
    reader.integer(1);
    const extensions = new ByteReader(reader.vector(2));
    const found = new Map<number, Buffer>();
    while (extensions.remaining > 0) found.set(extensions.integer(2), extensions.vector(2));
    const chosen = new ByteReader(new ByteReader(found.get(EXTENSION.useSrtp) ?? Buffer.alloc(2)).vector(2));
    this.#profile = chosen.integer(2) as SrtpProfile;
    if (!found.has(EXTENSION.extendedMasterSecret)) throw new Error("The server has no extended master secret.");
  }

  #onCertificate(body: Buffer): void {
    this.#serverCertificate = Buffer.from(new ByteReader(new ByteReader(body).vector(3)).vector(3));
    if (fingerprintOf(this.#serverCertificate) !== this.#options.serverFingerprint) {
      throw new Error("The server's certificate does not have the fingerprint of its answer.");
    }
  }

  #onKeyExchange(reader: ByteReader): void {
    const curve = reader.bytes(3);
    const point = reader.vector(1);
    reader.integer(2);
    const signed = Buffer.concat([this.#random, this.#serverRandom, curve, vector(1, point)]);
    const { publicKey } = new X509Certificate(this.#serverCertificate);
    if (!verify("sha256", signed, publicKey, reader.vector(2))) throw new Error("The server's signature is wrong.");
    this.#ecdh.generateKeys();
    this.#premaster = this.#ecdh.computeSecret(point);
  }

  #sendFlight(): void {
    const { der, privateKey } = this.#options.certificate;
    const certificate = this.#message(HANDSHAKE.certificate, vector(3, vector(3, der)));
    const exchange = this.#message(HANDSHAKE.clientKeyExchange, vector(1, this.#ecdh.getPublicKey()));
    this.#master = masterSecret(this.#premaster, this.#randoms, this.#hash());
    const signature = sign("sha256", Buffer.concat(this.#transcript), privateKey);
    const proof = Buffer.concat([integer(ECDSA_SHA256, 2), vector(2, signature)]);
    const verification = this.#message(HANDSHAKE.certificateVerify, proof);
    const finished = this.#message(HANDSHAKE.finished, prf(this.#master, "client finished", this.#hash(), 12));
    const { client, server } = recordKeys(this.#master, this.#randoms);
    this.#writer.setKeys(client);
    this.#reader = new RecordReader(server);
    this.#repeat(() =>
      Buffer.concat([
        ...[certificate, exchange, verification].map((message) =>
          this.#writer.write(RECORD.handshake, writeMessage(message), 0),
        ),
        this.#writer.write(RECORD.changeCipherSpec, Buffer.from([1]), 0),
        this.#writer.write(RECORD.handshake, writeMessage(finished), 1),
      ]),
    );
  }

  #onFinished(body: Buffer): void {
    if (!body.equals(prf(this.#master, "server finished", this.#hash(), 12))) {
      throw new Error("The server's Finished does not match the handshake.");
    }
    this.close();
    const { client, server } = srtpKeys(this.#master, this.#randoms, this.#profile);
    this.#options.onKeys(this.#profile, { local: client, remote: server });
  }

  get #randoms() {
    return { client: this.#random, server: this.#serverRandom };
  }

  #hash(): Buffer {
    return createHash("sha256").update(Buffer.concat(this.#transcript)).digest();
  }

  /** A message of this side, in the transcript. */
  #message(type: number, body: Buffer): HandshakeMessage {
    const message = { type, sequence: this.#sequence, body };
    this.#sequence += 1;
    this.#transcript.push(writeMessage(message));
    return message;
  }

  #repeat(write: () => Buffer): void {
    this.close();
    this.#stop = this.#options.clock.every(REPEAT_AFTER_MILLISECONDS, () => this.#options.send(write()));
    this.#options.send(write());
  }
}
