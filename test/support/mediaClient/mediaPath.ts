import { createSocket, type Socket } from "node:dgram";
import { systemMediaClock } from "../../../emulator/media/mediaClock";
import { createCertificate } from "../../../emulator/media/transport/dtls/certificate";
import { isDtls } from "../../../emulator/media/transport/dtls/records";
import { SrtpContext } from "../../../emulator/media/transport/srtp";
import { isStun } from "../../../emulator/media/transport/stun";
import { DtlsClient } from "./dtlsClient";
import { iceCheck } from "./iceCheck";

/** Chromium checks a path that works as often. */
const CHECK_INTERVAL_MILLISECONDS = 2500;
const RECEIVE_BUFFER_BYTES = 1024 * 1024;

/** One certificate serves all clients of a process: a new key for each costs more than the handshake. */
export const CLIENT_CERTIFICATE = createCertificate(Date.now());

/** What an answer says about the emulator's end. */
export interface AnsweredEnd {
  readonly usernameFragment: string;
  readonly password: string;
  readonly fingerprint: string;
  readonly address: string;
  readonly port: number;
}

/** Reads the emulator's end from an answer, with the first candidate for UDP. */
export function readAnsweredEnd(sdp: string): AnsweredEnd {
  const find = (pattern: RegExp) => {
    const found = pattern.exec(sdp)?.[1];
    if (found === undefined) throw new Error(`The answer has no ${pattern.source}.`);
    return found;
  };
  return {
    usernameFragment: find(/a=ice-ufrag:(\S+)/),
    password: find(/a=ice-pwd:(\S+)/),
    fingerprint: find(/a=fingerprint:sha-256 (\S+)/),
    address: find(/a=candidate:\S+ 1 udp \d+ (\S+) /),
    port: Number(find(/a=candidate:\S+ 1 udp \d+ \S+ (\d+) /)),
  };
}

/** A client's end of the media: ICE, DTLS and SRTP over a UDP socket of its own. */
export class MediaPath {
  readonly end: AnsweredEnd;
  readonly #onRtp: (packet: Buffer) => void;
  readonly #opens: boolean;
  readonly #socket: Socket;
  readonly #checks: NodeJS.Timeout;
  #dtls: DtlsClient | undefined;
  #incoming: SrtpContext | undefined;
  #outgoing: SrtpContext | undefined;
  #resolve: () => void = () => undefined;
  #reject: (error: unknown) => void = () => undefined;
  /** Resolves when SRTP is ready. */
  readonly connected = new Promise<void>((resolve, reject) => {
    this.#resolve = resolve;
    this.#reject = reject;
  });
  /** Packets that were not authentic, or arrived twice. */
  refused = 0;

  /** @param onRtp is called with each packet, decrypted where `opens`, and as it arrives otherwise */
  constructor(end: AnsweredEnd, onRtp: (packet: Buffer) => void, opens = true) {
    this.end = end;
    this.#onRtp = onRtp;
    this.#opens = opens;
    const type = end.address.includes(":") ? "udp6" : "udp4";
    this.#socket = createSocket({ type, recvBufferSize: RECEIVE_BUFFER_BYTES });
    this.#socket.on("message", (packet) => this.#receive(packet));
    this.#socket.on("error", (error) => this.#reject(error));
    const check = () => this.#send(iceCheck(end.usernameFragment, end.password, true));
    this.#checks = setInterval(check, CHECK_INTERVAL_MILLISECONDS).unref();
    check();
  }

  sendRtp(packet: Buffer): void {
    if (this.#outgoing !== undefined) this.#send(this.#outgoing.protect(packet));
  }

  sendRtcp(packet: Buffer): void {
    if (this.#outgoing !== undefined) this.#send(this.#outgoing.protectRtcp(packet));
  }

  close(): void {
    clearInterval(this.#checks);
    this.#dtls?.close();
    this.#socket.close();
  }

  #send(packet: Buffer): void {
    this.#socket.send(packet, this.end.port, this.end.address, () => undefined);
  }

  #receive(packet: Buffer): void {
    if (isStun(packet)) this.#startDtls();
    else if (isDtls(packet)) this.#dtls?.receive(packet);
    else if (this.#incoming !== undefined && !isRtcp(packet)) this.#receiveRtp(packet, this.#incoming);
  }

  #receiveRtp(packet: Buffer, incoming: SrtpContext): void {
    const opened = this.#opens ? incoming.unprotect(packet) : packet;
    if (opened === undefined) this.refused += 1;
    else this.#onRtp(opened);
  }

  /** The first response to a check shows that the path works. */
  #startDtls(): void {
    if (this.#dtls !== undefined) return;
    this.#dtls = new DtlsClient({
      certificate: CLIENT_CERTIFICATE,
      serverFingerprint: this.end.fingerprint,
      clock: systemMediaClock,
      send: (datagram) => this.#send(datagram),
      onKeys: (profile, { local, remote }) => {
        this.#outgoing = new SrtpContext(profile, local);
        this.#incoming = new SrtpContext(profile, remote);
        this.#resolve();
      },
      onFailure: (error) => this.#reject(error),
    });
    this.#dtls.start();
  }
}

/** RFC 5761, section 4. */
function isRtcp(packet: Buffer): boolean {
  const type = packet[1] ?? 0;
  return type >= 192 && type <= 223;
}
