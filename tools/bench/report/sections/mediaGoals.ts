import { ratio } from "../format";
import type { Goal } from "./goalsSection";
import {
  cellsOf,
  costOfListener,
  firstFrame,
  listenersOf,
  type MediaResults,
  megabytes,
  type Pair,
  pairOf,
  peopleOf,
  ratioOf,
} from "./mediaSection";

/** The share of LiveKit's processor time that is aimed at, by the number of people in the browser. */
const SHARES: Readonly<Record<number, number>> = { 2: 1, 4: 0.6 };
const SHARE_OF_LISTENERS = 0.6;
const SHARE_OF_MEMORY = 0.6;

/** Two medians that differ by less than this count as equal. */
const NO_WORSE = 1.05;

/** The goals of the emulator's media, against LiveKit's server. */
export function mediaGoals({ measurements }: MediaResults): Goal[] {
  const people = cellsOf(peopleOf(measurements), cellOf);
  const listeners = cellsOf(listenersOf(measurements), ({ people: count }) => `${count} people, one speaks`);
  const delays = pairOf(measurements.filter((each) => each.kind === "delay"));
  return [
    ...people.map(([title, pair]) => {
      const share = SHARES[pair.emulator[0]?.people ?? 0] ?? Number.NaN;
      return goal("processor", title, pair, ({ cpuSecondsPerMinute }) => cpuSecondsPerMinute, share);
    }),
    ...listeners.map(([title, pair]) => goal("processor", title, pair, costOfListener, SHARE_OF_LISTENERS)),
    ...people.map(([title, pair]) => goal("memory", title, pair, megabytes, SHARE_OF_MEMORY)),
    ...listeners.map(([title, pair]) => goal("memory", title, pair, megabytes, SHARE_OF_MEMORY)),
    ...people
      .filter(([, { emulator }]) => emulator[0]?.hasVideo)
      .map(([title, pair]) => noWorse(`first remote frame, ${title}`, pair, firstFrame)),
    noWorse("one-way delay of audio", delays, ({ medianMs }) => medianMs),
  ];
}

function cellOf({ people, hasVideo }: { readonly people: number; readonly hasVideo: boolean }): string {
  return `${people} people, audio${hasVideo ? " and video" : ""}`;
}

function goal<Kind>(what: string, title: string, pair: Pair<Kind>, pick: (each: Kind) => number, most: number): Goal {
  const share = ratioOf(pair, pick);
  return {
    aim: `media, ${title}: ${what} ≤ ${most.toFixed(1)} × LiveKit's`,
    measured: ratio(share, 1),
    isMet: share <= most,
  };
}

function noWorse<Kind>(title: string, pair: Pair<Kind>, pick: (each: Kind) => number): Goal {
  const share = ratioOf(pair, pick);
  return { aim: `media, ${title}: no worse than LiveKit's`, measured: ratio(share, 1), isMet: share <= NO_WORSE };
}
