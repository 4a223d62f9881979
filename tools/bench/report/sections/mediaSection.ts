import type { DelayMeasurement } from "../../media/measureDelay";
import type { ListenersMeasurement } from "../../media/measureListeners";
import type { PeopleMeasurement } from "../../media/measurePeople";
import type { MediaMeasurement } from "../../suites/mediaSuite";
import { ABSENT, table } from "../format";
import type { SuiteResults } from "../results";
import { median } from "../statistics";

export type MediaResults = SuiteResults<MediaMeasurement>;

/** The runs of both servers in one cell, without those that cannot be compared. */
export interface Pair<Kind> {
  readonly emulator: readonly Kind[];
  readonly livekit: readonly Kind[];
}

/** What media cost the emulator, beside LiveKit's server. */
export function mediaSection({ measurements }: MediaResults): string {
  const people = cellsOf(peopleOf(measurements), ({ people: count, hasVideo }) => `${count}, ${mediaOf(hasVideo)}`);
  const listeners = cellsOf(listenersOf(measurements), ({ people: count }) => `${count}, one speaks`);
  const delays = pairOf(measurements.filter((each): each is DelayMeasurement => each.kind === "delay"));
  const headings = ["", "emulator", "LiveKit", "ratio"];
  return [
    "Each cell: the median, the range of the runs in parentheses. Processor time of the server, in seconds for each participant and minute:",
    table(headings, [
      ...people.map(([title, pair]) => row(title, pair, ({ cpuSecondsPerMinute }) => cpuSecondsPerMinute, 2)),
      ...listeners.map(([title, pair]) => row(title, pair, costOfListener, 3)),
    ]),
    "Memory of the server's process in MB, and in kB for each participant over that of the idle server:",
    table(headings, [
      ...people.map(([title, pair]) => row(`${title}, MB`, pair, megabytes, 0)),
      ...listeners.map(([title, pair]) => row(`${title}, MB`, pair, megabytes, 0)),
      ...listeners.map(([title, pair]) => row(`${title}, kB each`, pair, kilobytesEach, 0)),
    ]),
    "What people see and hear, in Chromium:",
    table(headings, [
      ...people
        .filter(([title]) => title.endsWith("video"))
        .map(([title, pair]) => row(`first remote frame, ms: ${title}`, pair, firstFrame, 0)),
      ...people.map(([title, pair]) =>
        row(`audio packets a second: ${title}`, pair, (each) => each.audioPacketsPerSecond, 2),
      ),
      ...people.map(([title, pair]) =>
        row(`jitter buffer of audio, ms: ${title}`, pair, (each) => each.jitterBufferMs, 0),
      ),
      row("one-way delay of audio, ms: one speaks", delays, ({ medianMs }) => medianMs, 0),
    ]),
    "Processor time for each join without a browser, in ms:",
    table(
      headings,
      listeners.map(([title, pair]) => row(title, pair, ({ joinCpuMs }) => joinCpuMs, 1)),
    ),
    loadsText(measurements),
    ...problemsText(measurements),
  ].join("\n\n");
}

export function peopleOf(measurements: readonly MediaMeasurement[]): PeopleMeasurement[] {
  return measurements.filter((each): each is PeopleMeasurement => each.kind === "people" && each.problems.length === 0);
}

export function listenersOf(measurements: readonly MediaMeasurement[]): ListenersMeasurement[] {
  return measurements.filter((each): each is ListenersMeasurement => each.kind === "listeners");
}

/** Seconds of processor for each of them and minute. */
export const costOfListener = ({ cores, people }: ListenersMeasurement) => (cores / people) * 60;
export const megabytes = ({ residentBytes }: { readonly residentBytes: number }) => residentBytes / 1024 / 1024;
export const firstFrame = ({ firstFrameMs }: PeopleMeasurement) => median(firstFrameMs);

const kilobytesEach = ({ residentBytes, idleBytes, people }: ListenersMeasurement) =>
  (residentBytes - idleBytes) / 1024 / people;
const mediaOf = (hasVideo: boolean) => (hasVideo ? "audio and video" : "audio");

/** The cells in the order of their first run. */
export function cellsOf<Kind extends MediaMeasurement>(
  measurements: readonly Kind[],
  titleOf: (each: Kind) => string,
): [string, Pair<Kind>][] {
  const titles = [...new Set(measurements.map(titleOf))];
  return titles.map((title) => [title, pairOf(measurements.filter((each) => titleOf(each) === title))]);
}

export function pairOf<Kind extends MediaMeasurement>(measurements: readonly Kind[]): Pair<Kind> {
  return {
    emulator: measurements.filter(({ server }) => server === "emulator"),
    livekit: measurements.filter(({ server }) => server === "livekit"),
  };
}

/** The emulator's median over LiveKit's. */
export function ratioOf<Kind>({ emulator, livekit }: Pair<Kind>, pick: (each: Kind) => number): number {
  return median(emulator.map(pick)) / median(livekit.map(pick));
}

function row<Kind>(title: string, pair: Pair<Kind>, pick: (each: Kind) => number, digits: number): string[] {
  const cell = (runs: readonly Kind[]) => {
    const numbers = runs.map(pick).filter((number) => !Number.isNaN(number));
    if (numbers.length === 0) return ABSENT;
    const range = [Math.min(...numbers), Math.max(...numbers)].map((number) => number.toFixed(digits)).join("–");
    return numbers.length === 1 ? median(numbers).toFixed(digits) : `${median(numbers).toFixed(digits)} (${range})`;
  };
  const ratio = ratioOf(pair, pick);
  return [title, cell(pair.emulator), cell(pair.livekit), Number.isNaN(ratio) ? ABSENT : `${ratio.toFixed(2)}×`];
}

function loadsText(measurements: readonly MediaMeasurement[]): string {
  const loads = (server: string) => measurements.filter((each) => each.server === server).map(({ load }) => load);
  const range = (numbers: readonly number[]) =>
    `${Math.min(...numbers).toFixed(1)} to ${Math.max(...numbers).toFixed(1)}`;
  return `The machine's load at the end of each cell, clients included: ${range(loads("emulator"))} with the emulator, ${range(loads("livekit"))} with LiveKit.`;
}

/** Cells in which the clients did not send or receive what they should. */
function problemsText(measurements: readonly MediaMeasurement[]): string[] {
  const broken = measurements.filter((each) => each.kind === "people" && each.problems.length > 0);
  if (broken.length === 0) return [];
  const texts = broken.map((each) =>
    each.kind === "people"
      ? `${each.server} with ${each.people}, ${mediaOf(each.hasVideo)}: ${each.problems.join(", ")}`
      : "",
  );
  return [`Not counted, since what was sent or received differs: ${texts.join("; ")}.`];
}
