import { findLiveKit, LIVEKIT_CLIENT_VERSION, LIVEKIT_VERSION, type LiveKit } from "../media/findLiveKit";
import { type DelayMeasurement, measureDelay } from "../media/measureDelay";
import { type ListenersMeasurement, measureListeners } from "../media/measureListeners";
import { type Cell, measurePeople, type PeopleMeasurement } from "../media/measurePeople";
import type { MediaServerName } from "../media/mediaServers";
import { type Pages, servePages } from "../media/pages";
import type { SuiteContext } from "./suite";

export type MediaMeasurement = ListenersMeasurement | PeopleMeasurement | DelayMeasurement;

const SECONDS = { full: 15, quick: 6 };

const LISTENERS = { full: [50, 250], quick: [50] };

const CELLS = {
  full: [
    { people: 2, hasVideo: false },
    { people: 2, hasVideo: true },
    { people: 4, hasVideo: false },
    { people: 4, hasVideo: true },
  ],
  quick: [
    { people: 2, hasVideo: true },
    { people: 4, hasVideo: false },
  ],
};

/** A cell of a table, ready to be measured with one server or the other. */
interface Contest {
  readonly title: string;
  measure(server: MediaServerName): Promise<MediaMeasurement>;
}

/** The emulator's media beside LiveKit's server. */
export async function runMediaSuite({ size, results, facts, say, session }: SuiteContext): Promise<void> {
  const liveKit = await findLiveKit(say);
  const pages = await servePages(liveKit);
  const measurements: MediaMeasurement[] = [];
  try {
    for (const { title, measure } of contests(size.isQuick ? "quick" : "full", pages, liveKit)) {
      for (let run = 0; run < size.runs; run += 1) {
        say(`${title}, run ${run + 1} of ${size.runs}`);
        // A B, B A, A B: a machine that becomes slower or faster favours none.
        const order: MediaServerName[] = run % 2 === 0 ? ["livekit", "emulator"] : ["emulator", "livekit"];
        for (const server of order) measurements.push(await measure(server));
      }
    }
  } finally {
    pages.close();
  }
  const versions = { ...facts.versions, LiveKit: LIVEKIT_VERSION, "livekit-client": LIVEKIT_CLIENT_VERSION };
  results.save({ suite: "media", ...facts, versions, sessions: [session()], absent: {}, measurements });
}

function contests(kind: "full" | "quick", pages: Pages, liveKit: LiveKit): Contest[] {
  const seconds = SECONDS[kind];
  return [
    ...LISTENERS[kind].map((people) => ({
      title: `${people} people, one speaks`,
      measure: (server: MediaServerName) => measureListeners(server, people, seconds, liveKit),
    })),
    ...CELLS[kind].map((cell) => ({
      title: `${cell.people} people, audio${cell.hasVideo ? " and video" : ""}`,
      measure: (server: MediaServerName) => measurePeople(server, { ...cell, seconds } satisfies Cell, pages, liveKit),
    })),
    { title: "the delay", measure: (server) => measureDelay(server, seconds, pages, liveKit) },
  ];
}
