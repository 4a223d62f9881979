import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type RawData, type WebSocket, WebSocketServer } from "ws";
import type { MediaClock } from "../mediaClock";
import { webSocketConnection } from "./connection";
import { ProtobufError } from "./protobuf";
import { type SessionParts, SignalingSession } from "./session";

/** The subprotocol that the SDK asks for; the second one is the join token. */
const SUBPROTOCOL = "_aws_wt_session";

/** The path of a meeting's signaling. */
const PATH = /^\/control\/([^/?]+)(?:\?|$)/;

/** Far above the largest offer of a client with 25 videos, which is some 100 kB. */
const LARGEST_MESSAGE = 512 * 1024;

/** A client that has not sent its JOIN by then is dropped. The SDK gives up after 15 seconds itself. */
const JOIN_TIMEOUT_MILLISECONDS = 15_000;

/** Clients send a PING every 10 seconds; one that sends nothing is dropped. */
const SILENCE_TIMEOUT_MILLISECONDS = 60_000;

/** A client that does not close its connection after its end is dropped. */
const CLOSE_TIMEOUT_MILLISECONDS = 3000;

/** Connections at a time: some meetings of 250 attendees with content shares. */
const MOST_CONNECTIONS = 2000;

/** Frames of one client in a second; the SDK sends a few. */
const MOST_FRAMES_PER_SECOND = 500;

/** RFC 6455, section 7.4.1. */
const POLICY_VIOLATION = 1008;
const GOING_AWAY = 1001;
const TRY_AGAIN_LATER = 1013;

/** What a connection was opened for. */
export interface Request {
  readonly meetingId: string;
  readonly joinToken: string;
  /** The `Host` header, by which the client has reached the emulator. */
  readonly host: string | undefined;
}

/** Builds what a session needs, for a connection that was opened. */
export type PartsFor = (request: Request) => SessionParts;

/** The WebSocket endpoint of the meetings' signaling. */
export class SignalingServer {
  readonly #server = new WebSocketServer({
    noServer: true,
    maxPayload: LARGEST_MESSAGE,
    perMessageDeflate: false,
    handleProtocols: (offered) => offered.has(SUBPROTOCOL) && SUBPROTOCOL,
  });
  readonly #clock: MediaClock;
  readonly #partsFor: PartsFor;
  readonly #report: (error: unknown) => void;

  constructor(clock: MediaClock, partsFor: PartsFor, report: (error: unknown) => void) {
    this.#report = report;
    this.#clock = clock;
    this.#partsFor = partsFor;
  }

  /** Handles a request to change to the WebSocket protocol. */
  handleUpgrade(message: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on("error", () => undefined);
    const meetingId = PATH.exec(message.url ?? "")?.[1];
    if (meetingId === undefined) {
      socket.end("HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
      return;
    }
    const [protocol, joinToken = ""] = (message.headers["sec-websocket-protocol"] ?? "").split(/\s*,\s*/);
    if (protocol !== SUBPROTOCOL) {
      socket.end("HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
      return;
    }
    const request = { meetingId: decodeURIComponentSafely(meetingId), joinToken, host: message.headers.host };
    this.#server.handleUpgrade(message, socket, head, (webSocket) => this.#open(webSocket, request));
  }

  /** Closes every connection, as a server does that stops. */
  close(): void {
    for (const socket of this.#server.clients) {
      socket.close(GOING_AWAY, "The emulator stops.");
      socket.terminate();
    }
    this.#server.close();
  }

  #open(socket: WebSocket, request: Request): void {
    socket.on("error", () => undefined);
    if (this.#server.clients.size > MOST_CONNECTIONS) {
      socket.close(TRY_AGAIN_LATER, "The emulator has too many connections.");
      return;
    }
    const session = new SignalingSession(webSocketConnection(socket), this.#partsFor(request));
    const allowance = new FrameAllowance(this.#clock);
    const stopJoinTimer = this.#clock.after(JOIN_TIMEOUT_MILLISECONDS, () => {
      if (!session.hasJoined) socket.terminate();
    });
    let lastMessageAt = this.#clock.now();
    let wasEnded = false;
    const stopWatching = this.#clock.every(CLOSE_TIMEOUT_MILLISECONDS, () => {
      const silence = this.#clock.now() - lastMessageAt;
      if (wasEnded || silence > SILENCE_TIMEOUT_MILLISECONDS) socket.terminate();
      wasEnded = session.hasEnded;
    });
    socket.on("message", (content, isBinary) => {
      lastMessageAt = this.#clock.now();
      if (!allowance.take()) socket.close(POLICY_VIOLATION, "Too many frames.");
      else if (!isBinary || !this.#receive(session, content))
        socket.close(POLICY_VIOLATION, "The message is no frame.");
    });
    socket.on("close", () => {
      stopJoinTimer();
      stopWatching();
      session.onClosed();
    });
  }

  /** False for a message that is no frame. */
  #receive(session: SignalingSession, content: RawData): boolean {
    try {
      session.receive(Buffer.isBuffer(content) ? content : Buffer.concat(content as Buffer[]));
      return true;
    } catch (error) {
      if (!(error instanceof ProtobufError)) this.#report(error);
      return false;
    }
  }
}

/** Limits the frames that a client may send. */
class FrameAllowance {
  readonly #clock: MediaClock;
  #since = Number.NEGATIVE_INFINITY;
  #frames = 0;

  constructor(clock: MediaClock) {
    this.#clock = clock;
  }

  take(): boolean {
    const now = this.#clock.now();
    if (now - this.#since >= 1000) {
      this.#since = now;
      this.#frames = 0;
    }
    this.#frames += 1;
    return this.#frames <= MOST_FRAMES_PER_SECOND;
  }
}

function decodeURIComponentSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
