import type { MediaClock } from "../mediaClock";
import type { Certificate } from "./dtls/certificate";
import { DtlsServer } from "./dtls/dtlsServer";
import { isDtls } from "./dtls/records";
import type { IceAgent, IceSession } from "./iceAgent";
import type { PeerHandlers, TransportPeer } from "./mediaTransport";
import { SrtpContext } from "./srtp";

/** RTCP packet types share the byte of the payload type with RTP (RFC 5761, section 4). */
const FIRST_RTCP_TYPE = 192;
const LAST_RTCP_TYPE = 223;

interface MediaContexts {
  readonly incoming: SrtpContext;
  readonly outgoing: SrtpContext;
}

/** One connection: its ICE session, its DTLS handshake, and then SRTP. */
export class Peer implements TransportPeer {
  readonly usernameFragment: string;
  readonly password: string;
  readonly #handlers: PeerHandlers;
  readonly #session: IceSession;
  readonly #dtls: DtlsServer;
  #contexts: MediaContexts | undefined;

  constructor(agent: IceAgent, certificate: Certificate, clock: MediaClock, handlers: PeerHandlers) {
    this.#handlers = handlers;
    this.#session = agent.open((packet) => this.#receive(packet));
    this.usernameFragment = this.#session.usernameFragment;
    this.password = this.#session.password;
    this.#dtls = new DtlsServer({
      certificate,
      clock,
      send: (datagram) => this.#session.send(datagram),
      onKeys: (profile, { local, remote }) => {
        this.#contexts = { incoming: new SrtpContext(profile, remote), outgoing: new SrtpContext(profile, local) };
        handlers.onConnected();
      },
      onClosed: () => this.#end(),
    });
  }

  expectFingerprint(sha256: string): void {
    this.#dtls.expectFingerprint(sha256);
  }

  sendRtp(packet: Buffer): void {
    if (this.#contexts) this.#session.send(this.#contexts.outgoing.protect(packet));
  }

  sendRtcp(packet: Buffer): void {
    if (this.#contexts) this.#session.send(this.#contexts.outgoing.protectRtcp(packet));
  }

  close(): void {
    this.#dtls.close();
    this.#end();
  }

  #end(): void {
    this.#contexts = undefined;
    this.#session.close();
    this.#handlers.onClosed();
  }

  #receive(packet: Buffer): void {
    if (isDtls(packet)) {
      this.#dtls.receive(packet);
      return;
    }
    const type = packet[1] ?? 0;
    if (type >= FIRST_RTCP_TYPE && type <= LAST_RTCP_TYPE) {
      const opened = this.#contexts?.incoming.unprotectRtcp(packet);
      if (opened !== undefined) this.#handlers.onRtcp(opened);
    } else {
      const opened = this.#contexts?.incoming.unprotect(packet);
      if (opened !== undefined) this.#handlers.onRtp(opened);
    }
  }
}
