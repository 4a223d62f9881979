import { loadavg } from "node:os";
import { setTimeout as wait } from "node:timers/promises";
import type { Page } from "playwright-core";
import { launchBrowser } from "../../browser/launchBrowser";
import type { LiveKit } from "./findLiveKit";
import { type MediaServer, type MediaServerName, startMediaServer } from "./mediaServers";
import type { Statistics } from "./page/client";
import type { PageGlobals } from "./pageGlobals";
import type { Pages } from "./pages";

/** Some people who all send and receive, each in a page of a Chromium. */
export interface PeopleMeasurement {
  readonly kind: "people";
  readonly server: MediaServerName;
  readonly people: number;
  readonly hasVideo: boolean;
  readonly load: number;
  /** Processor time of the server for each participant and minute. */
  readonly cpuSecondsPerMinute: number;
  readonly residentBytes: number;
  readonly idleBytes: number;
  /** From the beginning of the join, of those who find others there. */
  readonly firstFrameMs: readonly number[];
  /** Of each receiver and stream. */
  readonly audioPacketsPerSecond: number;
  readonly jitterBufferMs: number;
  readonly framesPerSecond: number;
  readonly sentVideoKbits: number;
  /** Why the cell cannot be compared; empty says that it can. */
  readonly problems: readonly string[];
}

/** How long a measurement takes. */
export interface Cell {
  readonly people: number;
  readonly hasVideo: boolean;
  readonly seconds: number;
}

/** Long enough for V8 to have compiled what runs at each packet. */
const SETTLES_MS = 12_000;
const RECEIVED_WITHIN_MS = 30_000;
const LOOKED_AT_EVERY_MS = 100;

/** What the Chime SDK's policy allows for so many cameras, for both. */
const VIDEO_KBITS: Readonly<Record<number, number>> = { 2: 1400, 4: 933 };

const LEAST_FRAMES_PER_SECOND = 13;
const TOLERATED_PACKETS = 0.5;
const PACKETS_PER_SECOND = 50;

export async function measurePeople(
  name: MediaServerName,
  cell: Cell,
  pages: Pages,
  liveKit: LiveKit,
): Promise<PeopleMeasurement> {
  const server = await startMediaServer(name, liveKit);
  const browser = await launchBrowser();
  try {
    const { residentBytes: idleBytes } = server.usage();
    const clients: Page[] = [];
    for (let person = 0; person < cell.people; person += 1) {
      const context = await browser.newContext({ permissions: ["camera", "microphone"] });
      const page = await context.newPage();
      await page.goto(pages.urlOf(name));
      await page.evaluate((video) => (globalThis as unknown as PageGlobals).client.prepare(video), cell.hasVideo);
      clients.push(page);
    }
    await joinAll(clients, server, cell);
    return { ...(await measureWindow(clients, server, cell)), idleBytes };
  } finally {
    await browser.close();
    await server.close();
  }
}

/** One joins after the other, and then all have to receive all. */
async function joinAll(clients: readonly Page[], server: MediaServer, { people, hasVideo }: Cell): Promise<void> {
  for (const [person, page] of clients.entries()) {
    const given = { admission: await server.admit(`person-${person}`), videoKbits: VIDEO_KBITS[people] ?? 0 };
    await page.evaluate(
      ({ admission, videoKbits }) => (globalThis as unknown as PageGlobals).client.join(admission, videoKbits),
      given,
    );
  }
  // The emulator sends each listener one stream of audio, LiveKit one of each speaker.
  const expected = hasVideo || server.name === "livekit" ? people - 1 : 1;
  const deadline = performance.now() + RECEIVED_WITHIN_MS;
  for (;;) {
    const received = await Promise.all(
      clients.map((page) =>
        page.evaluate((video) => (globalThis as unknown as PageGlobals).client.othersReceived(video), hasVideo),
      ),
    );
    if (received.every((count) => count >= expected)) return;
    if (performance.now() > deadline) throw new Error(`${server.name}: not all receive all others: ${received}.`);
    await wait(LOOKED_AT_EVERY_MS);
  }
}

async function measureWindow(
  clients: readonly Page[],
  server: MediaServer,
  { people, hasVideo, seconds }: Cell,
): Promise<Omit<PeopleMeasurement, "idleBytes">> {
  await wait(SETTLES_MS);
  const [before, usageBefore, begunAt] = [await statisticsOf(clients), server.usage(), performance.now()];
  await wait(seconds * 1000);
  const [usage, elapsedMs, after] = [server.usage(), performance.now() - begunAt, await statisticsOf(clients)];
  const elapsed = elapsedMs / 1000;
  const grown = (pick: (each: Statistics) => number) => total(after.map(pick)) - total(before.map(pick));
  const firstFrames = await Promise.all(
    clients.slice(1).map((page) => page.evaluate(() => (globalThis as unknown as PageGlobals).client.firstFrameMs())),
  );
  const audioStreams = total(after.map((each) => each.audioStreams));
  const videoStreams = total(after.map((each) => each.videoStreams));
  const figures = {
    audioPacketsPerSecond: grown(({ audioPackets }) => audioPackets) / elapsed / audioStreams,
    jitterBufferMs:
      grown(({ jitterBufferMs }) => jitterBufferMs) / grown(({ jitterBufferSamples }) => jitterBufferSamples),
    framesPerSecond: hasVideo ? grown(({ framesDecoded }) => framesDecoded) / elapsed / videoStreams : 0,
    sentVideoKbits: (grown(({ videoBytesSent }) => videoBytesSent) * 8) / 1000 / elapsed / people,
  };
  return {
    kind: "people",
    server: server.name,
    people,
    hasVideo,
    load: loadavg()[0] ?? 0,
    cpuSecondsPerMinute: ((usage.cpuMs - usageBefore.cpuMs) / 1000 / elapsed / people) * 60,
    residentBytes: usage.residentBytes,
    firstFrameMs: firstFrames.filter((each) => each !== undefined),
    ...figures,
    problems: problemsOf(
      hasVideo,
      figures,
      after,
      grown(({ packetsLost }) => packetsLost),
    ),
  };
}

function statisticsOf(clients: readonly Page[]): Promise<Statistics[]> {
  return Promise.all(
    clients.map((page) => page.evaluate(() => (globalThis as unknown as PageGlobals).client.statistics())),
  );
}

/** Two cells can be compared only where the clients have sent and received the same. */
function problemsOf(
  hasVideo: boolean,
  { audioPacketsPerSecond, framesPerSecond }: Pick<PeopleMeasurement, "audioPacketsPerSecond" | "framesPerSecond">,
  after: readonly Statistics[],
  lost: number,
): string[] {
  const videoCodecs = new Set(after.flatMap(({ codecs }) => codecs).filter((codec) => codec.startsWith("video/")));
  const sizes = new Set(after.flatMap((each) => each.sizes));
  const isFast = !hasVideo || framesPerSecond >= LEAST_FRAMES_PER_SECOND;
  const findings: [boolean, string][] = [
    [
      Math.abs(audioPacketsPerSecond - PACKETS_PER_SECOND) <= TOLERATED_PACKETS,
      `${audioPacketsPerSecond.toFixed(1)} audio packets/s`,
    ],
    [lost === 0, `${lost} packets lost`],
    [isFast, `${framesPerSecond.toFixed(1)} frames/s`],
    [!hasVideo || [...videoCodecs].join() === "video/VP8", `the codecs ${[...videoCodecs]}`],
    [!hasVideo || [...sizes].join() === "640x360", `videos of ${[...sizes]}`],
    [after.every(({ iceServers }) => iceServers === 0), "ICE servers"],
  ];
  return findings.filter(([isFine]) => !isFine).map(([, found]) => found);
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0);
}
