import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

/** What a peer reports. */
export type PeerEvent =
  | { readonly event: "offer"; readonly sdp: string }
  | { readonly event: "state"; readonly state: string }
  /** The track sends what it is given; before, it drops it, also where the connection is connected. */
  | { readonly event: "open" }
  | { readonly event: "packet"; readonly base64: string };

/** A command for the peer. */
export type PeerCommand =
  | { readonly command: "offer"; readonly tcp: boolean }
  | { readonly command: "answer"; readonly sdp: string }
  | { readonly command: "send"; readonly base64: string }
  | { readonly command: "close" };

/**
 * A WebRTC implementation that is independent of this project (libdatachannel with libjuice, OpenSSL and libsrtp), in a process of its
 * own, since its native code can end a process.
 */
export class WebrtcPeer {
  readonly #child: ChildProcess = fork(join(__dirname, "webrtcPeerProcess.js"), {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  readonly #events: PeerEvent[] = [];

  constructor() {
    this.#child.on("message", (event: PeerEvent) => {
      this.#events.push(event);
      this.#child.emit("event");
    });
  }

  command(command: PeerCommand): void {
    this.#child.send(command);
  }

  /** The next event that matches; events before it are dropped. */
  async next<E extends PeerEvent["event"]>(
    event: E,
    isWanted: (found: Extract<PeerEvent, { event: E }>) => boolean = () => true,
  ): Promise<Extract<PeerEvent, { event: E }>> {
    for (;;) {
      while (this.#events.length > 0) {
        const found = this.#events.shift() as Extract<PeerEvent, { event: E }>;
        if (found.event === event && isWanted(found)) return found;
      }
      const { exitCode, signalCode } = this.#child;
      if (exitCode !== null || signalCode !== null)
        throw new Error(`The peer ended by ${exitCode ?? signalCode} before "${event}".`);
      await Promise.race([once(this.#child, "event"), once(this.#child, "exit")]);
    }
  }

  async close(): Promise<void> {
    const closed = once(this.#child, "exit");
    if (this.#child.kill("SIGKILL")) await closed;
  }
}
