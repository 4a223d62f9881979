import type { Socket } from "node:net";

/** The media connections of an emulator: ICE, DTLS and SRTP over one UDP socket and over TCP. */
export interface MediaTransport {
  /** The SHA-256 fingerprint of the DTLS certificate, in upper case with colons. */
  readonly fingerprint: string;
  /** The port of the UDP socket; undefined without one. */
  readonly udpPort: number | undefined;
  /** A new end of a connection, for one offer and its successors. */
  createPeer(handlers: PeerHandlers): TransportPeer;
  /** Takes over a TCP connection whose first byte is 0x00, with what it has received so far. */
  acceptTcp(socket: Socket, first: Buffer): void;
  /** Closes every peer and every socket. */
  close(): Promise<void>;
}

/** What the owner of a peer is called back with. */
export interface PeerHandlers {
  /** SRTP is ready in both directions. */
  onConnected(): void;
  /** A whole RTP packet, decrypted and authenticated. */
  onRtp(packet: Buffer): void;
  /** A whole compound RTCP packet, decrypted and authenticated. */
  onRtcp(packet: Buffer): void;
  /** The connection is over: closed from either side, or the handshake failed. Called once. */
  onClosed(): void;
}

/** One end of a connection. */
export interface TransportPeer {
  /** The `ice-ufrag` of the answer. */
  readonly usernameFragment: string;
  /** The `ice-pwd` of the answer. */
  readonly password: string;
  /** The fingerprint of the offer. A client certificate with another one ends the handshake. */
  expectFingerprint(sha256: string): void;
  /** Protects and sends an RTP packet; dropped before the connection is ready. */
  sendRtp(packet: Buffer): void;
  /** Protects and sends a compound RTCP packet; dropped before the connection is ready. */
  sendRtcp(packet: Buffer): void;
  close(): void;
}
