import { createECDH, createHash, type ECDH, randomBytes } from "node:crypto";
import type { MediaClock, Stop } from "../../mediaClock";
import type { SrtpKeys } from "../srtp";
import type { SrtpProfile } from "../srtpCiphers";
import { ByteReader, DtlsError } from "./bytes";
import type { Certificate } from "./certificate";
import { readCertificate, verifyCertificate } from "./clientCertificate";
import { type ClientHello, parseClientHello } from "./clientHello";
import { Flight } from "./flight";
import { masterSecret, prf, type Randoms, recordKeys, srtpKeys } from "./keySchedule";
import { HANDSHAKE, type HandshakeMessage, Reassembly, writeMessage } from "./reassembly";
import { type DtlsRecord, parseRecords, RECORD, RecordReader, RecordWriter } from "./records";
import { serverFlight } from "./serverFlight";

/** What a server needs, and its callbacks. */
export interface DtlsServerOptions {
  readonly certificate: Certificate;
  readonly clock: MediaClock;
  send(datagram: Buffer): void;
  /** The handshake is done. `local` protects what is sent. */
  onKeys(profile: SrtpProfile, keys: { readonly local: SrtpKeys; readonly remote: SrtpKeys }): void;
  /** The peer closed the connection, or the handshake failed. */
  onClosed(): void;
}

/** Records of epoch 1 that arrive before the keys are known. */
const MOST_EARLY_RECORDS = 8;
const CLOSE_NOTIFY = Buffer.from([1, 0]);
const FATAL = 2;

/** The messages of a client after the server's flight, in their order (RFC 5246, section 7.3). */
const CLIENT_FLIGHT: readonly number[] = [
  HANDSHAKE.certificate,
  HANDSHAKE.clientKeyExchange,
  HANDSHAKE.certificateVerify,
  HANDSHAKE.finished,
];

/**
 * The server of one DTLS 1.2 handshake for SRTP (RFC 6347, RFC 5764), with one cipher suite, and a client certificate that has to have
 * the fingerprint of the offer. It sends no HelloVerifyRequest: ICE has verified the client's address.
 */
export class DtlsServer {
  readonly #options: DtlsServerOptions;
  readonly #writer = new RecordWriter();
  readonly #reassembly = new Reassembly();
  readonly #flight: Flight;
  readonly #early: DtlsRecord[] = [];
  readonly #ecdh: ECDH = createECDH("prime256v1");
  readonly #random = randomBytes(32);
  #transcript: Buffer[] = [];
  #reader: RecordReader | undefined;
  #hello: ClientHello | undefined;
  #master: Buffer | undefined;
  #clientCertificate: Buffer | undefined;
  #expectedFingerprint: string | undefined;
  /** How many messages of the client's flight have arrived. */
  #received = 0;
  #outgoingSequence = 0;
  #state: "handshake" | "connected" | "closed" = "handshake";
  #stop: Stop | undefined;

  constructor(options: DtlsServerOptions) {
    this.#options = options;
    this.#flight = new Flight(this.#writer, options.clock, (datagram) => options.send(datagram));
  }

  expectFingerprint(sha256: string): void {
    this.#expectedFingerprint = sha256.toUpperCase();
  }

  /** Never throws: a handshake that cannot go on closes the connection. */
  receive(datagram: Buffer): void {
    for (const record of parseRecords(datagram)) this.#receive(record);
  }

  close(): void {
    if (this.#state === "connected") this.#options.send(this.#writer.write(RECORD.alert, CLOSE_NOTIFY, 1));
    this.#end();
  }

  #end(): void {
    this.#state = "closed";
    this.#flight.stop();
    this.#stop?.();
  }

  #fail(): void {
    this.#end();
    this.#options.onClosed();
  }

  #receive(record: DtlsRecord): void {
    if (this.#state === "closed") return;
    try {
      if (record.epoch === 0) this.#handle(record.type, record.content, 0);
      else if (record.epoch === 1) this.#receiveProtected(record);
    } catch {
      // A DtlsError, or what node:crypto throws for a key or a certificate that is none.
      if (this.#state === "handshake") this.#fail();
    }
  }

  #receiveProtected(record: DtlsRecord): void {
    if (this.#reader === undefined) {
      const { position, content, ...rest } = record;
      const copy = { ...rest, position: Buffer.from(position), content: Buffer.from(content) };
      if (this.#early.length < MOST_EARLY_RECORDS) this.#early.push(copy);
      return;
    }
    const content = this.#reader.open(record);
    if (content !== undefined) this.#handle(record.type, content, 1);
  }

  #handle(type: number, content: Buffer, epoch: 0 | 1): void {
    if (type === RECORD.handshake) {
      this.#reassembly.add(
        content,
        (message) => this.#onMessage(message, epoch),
        (repeated) => {
          // The client repeats the last message of its flight where it misses the answer.
          if (repeated === HANDSHAKE.clientHello || repeated === HANDSHAKE.finished) this.#flight.resend();
        },
      );
    }
    const isClosing = type === RECORD.alert && (content[0] === FATAL || content[1] === CLOSE_NOTIFY[1]);
    // An alert in plain text counts during the handshake only: anybody can write one.
    if (isClosing && (epoch === 1 || this.#state === "handshake")) this.#fail();
  }

  #onMessage(message: HandshakeMessage, epoch: 0 | 1): void {
    if (this.#state !== "handshake") return;
    if (this.#hello === undefined) {
      if (message.type !== HANDSHAKE.clientHello) throw new DtlsError("A handshake must begin with a ClientHello.");
      this.#onClientHello(message);
      return;
    }
    if (message.type !== CLIENT_FLIGHT[this.#received]) throw new DtlsError("A handshake message is out of order.");
    this.#received += 1;
    if (message.type === HANDSHAKE.certificateVerify)
      verifyCertificate(message.body, this.#clientCertificate, Buffer.concat(this.#transcript));
    if (message.type === HANDSHAKE.finished) {
      this.#onFinished(message, epoch);
      return;
    }
    this.#transcript.push(writeMessage(message));
    if (message.type === HANDSHAKE.certificate) {
      this.#clientCertificate = readCertificate(message.body, this.#expectedFingerprint);
    }
    if (message.type === HANDSHAKE.clientKeyExchange) this.#onKeyExchange(message.body, this.#hello);
  }

  #onClientHello(message: HandshakeMessage): void {
    const hello = parseClientHello(message.body);
    this.#hello = hello;
    this.#transcript.push(writeMessage(message));
    this.#outgoingSequence = message.sequence;
    const messages = serverFlight(hello, this.#random, this.#ecdh.generateKeys(), this.#options.certificate);
    const flight = messages.map(([type, body]) => ({ type, body, sequence: this.#nextSequence() }));
    for (const one of flight) this.#transcript.push(writeMessage(one));
    this.#flight.send(
      flight.map((one) => ({ message: one, epoch: 0 })),
      () => this.#fail(),
    );
  }

  #nextSequence(): number {
    const sequence = this.#outgoingSequence;
    this.#outgoingSequence += 1;
    return sequence;
  }

  #onKeyExchange(body: Buffer, hello: ClientHello): void {
    const premaster = this.#ecdh.computeSecret(new ByteReader(body).vector(1));
    const randoms = this.#randoms(hello);
    const sessionHash = hello.hasExtendedMasterSecret ? this.#transcriptHash() : undefined;
    this.#master = masterSecret(premaster, randoms, sessionHash);
    const { client, server } = recordKeys(this.#master, randoms);
    this.#writer.setKeys(server);
    this.#reader = new RecordReader(client);
    // After the rest of this datagram, which may have the CertificateVerify.
    this.#stop = this.#options.clock.after(0, () => {
      for (const record of this.#early.splice(0)) this.#receive(record);
    });
  }

  #onFinished(message: HandshakeMessage, epoch: 0 | 1): void {
    const { body } = message;
    const [hello, master] = [this.#hello, this.#master];
    if (epoch !== 1 || hello === undefined || master === undefined) throw new DtlsError("Finished must be encrypted.");
    if (!body.equals(prf(master, "client finished", this.#transcriptHash(), 12))) {
      throw new DtlsError("The client's Finished does not match the handshake.");
    }
    this.#transcript.push(writeMessage(message));
    const verification = prf(master, "server finished", this.#transcriptHash(), 12);
    this.#transcript = [];
    this.#state = "connected";
    const finished = { type: HANDSHAKE.finished, sequence: this.#nextSequence(), body: verification };
    this.#flight.sendLast({ message: finished, epoch: 1 });
    const { client, server } = srtpKeys(master, this.#randoms(hello), hello.profile);
    this.#options.onKeys(hello.profile, { local: server, remote: client });
  }

  #randoms({ random }: ClientHello): Randoms {
    return { client: random, server: this.#random };
  }

  #transcriptHash(): Buffer {
    return createHash("sha256").update(Buffer.concat(this.#transcript)).digest();
  }
}
