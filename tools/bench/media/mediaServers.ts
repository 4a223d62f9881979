import { type ChildProcess, spawn } from "node:child_process";
import { createHmac } from "node:crypto";
import { once } from "node:events";
import { createWriteStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { ChimeSDKMeetings, type Meeting } from "@aws-sdk/client-chime-sdk-meetings";
import { type ProcessUsage, readProcessUsage } from "../machine/processUsage";
import type { LiveKit } from "./findLiveKit";

const EMULATOR = join(dirname(require.resolve("chime-sdk-meetings-emulator/package.json")), "lib", "cli.js");

export type MediaServerName = "emulator" | "livekit";

/** A media server in a process of its own, with one room. */
export interface MediaServer {
  readonly name: MediaServerName;
  readonly url: string;
  usage(): ProcessUsage;
  /** What the page of a client needs to join the room. */
  admit(person: string): Promise<unknown>;
  close(): Promise<void>;
}

/** LiveKit's ports are fixed: two servers at once cannot run on one machine. */
const LIVEKIT_URL = "http://127.0.0.1:7880";
const LIVEKIT_STARTS_WITHIN_MS = 20_000;

/** Media over this machine alone, and no STUN server of somebody else. */
const LIVEKIT_CONFIGURATION = 'rtc:\n  enable_loopback_candidate: true\n  stun_servers: ["127.0.0.1:3478"]\n';
const LIVEKIT_FLAGS = [
  "--dev",
  "--bind",
  "127.0.0.1",
  "--node-ip",
  "127.0.0.1",
  "--config-body",
  LIVEKIT_CONFIGURATION,
];

const ROOM = "bench";

export function startMediaServer(name: MediaServerName, liveKit: LiveKit): Promise<MediaServer> {
  return name === "emulator" ? startEmulator() : startLiveKit(liveKit);
}

async function startEmulator(): Promise<MediaServer> {
  const child = spawn(process.execPath, [EMULATOR, "--port", "0"], { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = (await once(createInterface({ input: child.stdout }), "line")) as [string];
  const url = line.replace("listening on ", "");
  const credentials = { accessKeyId: "emulator", secretAccessKey: "emulator" };
  const chime = new ChimeSDKMeetings({ endpoint: url, region: "us-east-1", credentials });
  let meeting: Meeting | undefined;
  return {
    name: "emulator",
    url,
    usage: () => readProcessUsage(child.pid ?? 0),
    admit: async (person) => {
      meeting ??= (await chime.createMeeting({ ExternalMeetingId: ROOM, MediaRegion: "us-east-1" })).Meeting;
      const attendee = { MeetingId: meeting?.MeetingId, ExternalUserId: person };
      const { Attendee } = await chime.createAttendee(attendee);
      return { meeting, attendee: Attendee };
    },
    close: () => {
      chime.destroy();
      return end(child);
    },
  };
}

async function startLiveKit({ server }: LiveKit): Promise<MediaServer> {
  if (await isServed(LIVEKIT_URL)) {
    throw new Error(
      `Something answers at ${LIVEKIT_URL}, the fixed port of LiveKit's server. Stop it, then run the bench again.`,
    );
  }
  const folder = mkdtempSync(join(tmpdir(), "chime-meetings-bench-"));
  const child = spawn(server, LIVEKIT_FLAGS, { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
  const log = createWriteStream(join(folder, "log"));
  child.stdout.pipe(log);
  child.stderr.pipe(log);
  const deadline = performance.now() + LIVEKIT_STARTS_WITHIN_MS;
  while (!(await isServed(LIVEKIT_URL))) {
    if (performance.now() > deadline || child.exitCode !== null) throw new Error("LiveKit's server did not start.");
  }
  return {
    name: "livekit",
    url: LIVEKIT_URL.replace("http", "ws"),
    usage: () => readProcessUsage(child.pid ?? 0),
    admit: async (person) => ({ url: LIVEKIT_URL.replace("http", "ws"), token: liveKitToken(person) }),
    close: async () => {
      await end(child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function isServed(url: string): Promise<boolean> {
  return fetch(url).then(
    () => true,
    () => false,
  );
}

async function end(child: ChildProcess): Promise<void> {
  const exited = once(child, "exit");
  // LiveKit waits for its participants after SIGTERM; the measurement is over.
  child.kill("SIGKILL");
  await exited;
}

/** A token as LiveKit's server SDKs sign it, with the key and the secret of the development mode. */
function liveKitToken(identity: string): string {
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const now = Math.floor(Date.now() / 1000);
  const grants = { iss: "devkey", sub: identity, nbf: now, exp: now + 3600, video: { room: ROOM, roomJoin: true } };
  const content = `${encode({ alg: "HS256", typ: "JWT" })}.${encode(grants)}`;
  return `${content}.${createHmac("sha256", "secret").update(content).digest("base64url")}`;
}
