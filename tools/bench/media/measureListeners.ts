import { spawn } from "node:child_process";
import { loadavg } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { LiveKit } from "./findLiveKit";
import { type MediaServerName, startMediaServer } from "./mediaServers";

/** Many who listen to one, without a browser. */
export interface ListenersMeasurement {
  readonly kind: "listeners";
  readonly server: MediaServerName;
  /** Listeners and the one who speaks. */
  readonly people: number;
  readonly load: number;
  /** Processor time of the server in a window of time, over its length. */
  readonly cores: number;
  /** Processor time of the server for each join. */
  readonly joinCpuMs: number;
  readonly residentBytes: number;
  readonly idleBytes: number;
  /** Audio that all listeners have received together. */
  readonly packetsPerSecond: number;
  readonly kbits: number;
}

interface Line {
  readonly event: "joined" | "begin" | "end";
  readonly packetsPerSecond?: number;
  readonly kbits?: number;
}

const SPEAKERS = "1";

/** LiveKit's clients log much. */
const COMPLAINTS_SHOWN = 1000;

/** The clients of the emulator are those of the tests. */
const LISTENERS = join(__dirname, "..", "..", "..", "test", "load", "listeners.js");

export async function measureListeners(
  name: MediaServerName,
  people: number,
  seconds: number,
  liveKit: LiveKit,
): Promise<ListenersMeasurement> {
  const server = await startMediaServer(name, liveKit);
  const [command, words] = name === "emulator" ? [process.execPath, [LISTENERS]] : [liveKit.load, []];
  const numbers = [String(people), SPEAKERS, String(seconds)];
  const idle = server.usage();
  const clients = spawn(command, [...words, server.url, ...numbers], { stdio: ["ignore", "pipe", "pipe"] });
  let complaints = "";
  clients.stderr.setEncoding("utf8").on("data", (text: string) => {
    complaints = (complaints + text).slice(-COMPLAINTS_SHOWN);
  });
  try {
    let joined = idle;
    let begun = { usage: idle, at: performance.now() };
    for await (const text of createInterface({ input: clients.stdout })) {
      const { event, packetsPerSecond = 0, kbits = 0 } = JSON.parse(text) as Line;
      const usage = server.usage();
      if (event === "joined") joined = usage;
      else if (event === "begin") begun = { usage, at: performance.now() };
      else {
        return {
          kind: "listeners",
          server: name,
          people,
          load: loadavg()[0] ?? 0,
          cores: (usage.cpuMs - begun.usage.cpuMs) / (performance.now() - begun.at),
          joinCpuMs: (joined.cpuMs - idle.cpuMs) / people,
          residentBytes: usage.residentBytes,
          idleBytes: idle.residentBytes,
          packetsPerSecond,
          kbits,
        };
      }
    }
    throw new Error(`The listeners of ${name} ended before they had measured:\n${complaints}`);
  } finally {
    clients.kill("SIGKILL");
    await server.close();
  }
}
