import { randomBytes } from "node:crypto";
import { isStun, parseBindingRequest, type TransportAddress, writeBindingSuccess } from "./stun";

/** Where a packet came from, and how to answer there. One object for the life of a path. */
export interface Path extends TransportAddress {
  /** Distinguishes paths: protocol, address and port. */
  readonly key: string;
  send(packet: Buffer): void;
}

/** One end of an ICE session, named by its username fragment. */
export interface IceSession {
  readonly usernameFragment: string;
  readonly password: string;
  /** Sends to the peer by the path that it chose; dropped before there is one. */
  send(packet: Buffer): void;
  close(): void;
}

interface Session extends IceSession {
  readonly paths: Set<string>;
  path: Path | undefined;
  onPacket(packet: Buffer): void;
}

/** RFC 8445, section 5.3: at least 24 bits of randomness, and 128. */
const FRAGMENT_BYTES = 6;
const PASSWORD_BYTES = 18;

/** A client checks each pair of its own addresses and the emulator's: more paths than this are those of an attack. */
const MOST_PATHS = 32;

/**
 * ICE-lite (RFC 8445, section 2.5): answers the connectivity checks of clients and sends where they nominate. Packets are assigned to a
 * session by the username fragment of a check, and by their address afterwards. An unauthenticated packet has no effect and no answer.
 */
export class IceAgent {
  readonly #sessions = new Map<string, Session>();
  readonly #byPath = new Map<string, Session>();

  open(onPacket: (packet: Buffer) => void): IceSession {
    const usernameFragment = randomBytes(FRAGMENT_BYTES).toString("base64url").replace(/[-_]/g, "0");
    if (this.#sessions.has(usernameFragment)) return this.open(onPacket);
    const session: Session = {
      usernameFragment,
      password: randomBytes(PASSWORD_BYTES).toString("base64url").replace(/[-_]/g, "0"),
      paths: new Set(),
      path: undefined,
      onPacket,
      send: (packet) => session.path?.send(packet),
      close: () => this.#close(session),
    };
    this.#sessions.set(usernameFragment, session);
    return session;
  }

  /** A packet that arrived by a path. */
  receive(packet: Buffer, path: Path): void {
    if (isStun(packet)) this.#check(packet, path);
    else this.#byPath.get(path.key)?.onPacket(packet);
  }

  /** A TCP connection was closed. */
  forget(path: Path): void {
    const session = this.#byPath.get(path.key);
    this.#byPath.delete(path.key);
    session?.paths.delete(path.key);
    if (session?.path?.key === path.key) session.path = undefined;
  }

  #check(message: Buffer, path: Path): void {
    const request = parseBindingRequest(message);
    if (request === undefined) return;
    const session = this.#sessions.get(request.usernameFragment);
    if (session === undefined || !request.isAuthentic(session.password)) return;
    const owner = this.#byPath.get(path.key);
    if (owner !== session) {
      if (session.paths.size >= MOST_PATHS) return;
      owner?.paths.delete(path.key);
      this.#byPath.set(path.key, session);
      session.paths.add(path.key);
    }
    // Until a pair is nominated, the first one that works is used.
    if (session.path === undefined || (request.isNominated && session.path.key !== path.key)) session.path = path;
    path.send(writeBindingSuccess(request.transactionId, path, session.password));
  }

  #close(session: Session): void {
    this.#sessions.delete(session.usernameFragment);
    for (const key of session.paths) this.#byPath.delete(key);
    session.paths.clear();
    session.path = undefined;
  }
}
