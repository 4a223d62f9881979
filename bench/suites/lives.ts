import type { Load, Operation } from "../contestants/contestant";
import type { ContestantName } from "../contestants/titles";

/** One life that is led, from nothing to nothing. */
export interface Life {
  readonly contestant: ContestantName;
  readonly load: Load;
  /** Default: all. */
  readonly operations?: readonly Operation[];
  /** For the emulator; empty says no quota. */
  readonly quotaFlags: readonly string[];
}

/** What the user asks for on the command line. */
export interface Size {
  readonly rooms: number;
  readonly runs: number;
}

export const SUITE_NAMES = ["life", "quota", "growth", "crowd", "backend"] as const;

export type SuiteName = (typeof SUITE_NAMES)[number];

const PARALLEL = 16;
const ATTENDEES = 2;
const NO_QUOTA: readonly string[] = [];

/**
 * AWS's default rate. The number of meetings (250 by default) has to be raised by whoever wants more rooms, and so it is here.
 * Twice as many as rooms: a contestant may leave some behind.
 */
const quotaFlags = (rooms: number) => ["--quotas", "--active-meetings", String(rooms * 2)];

/** The AWS CLI starts a process for each call, so a tenth of the rooms shows what a room costs. */
const CLI_SHARE = 10;

const GROWTH = [1 / 10, 1 / 5, 1 / 2, 1, 2];
const STACKS = 5;

/** Each suite as the lives that it leads. Contestants take turns, so that a busy moment of the machine hits all alike. */
export const SUITES: Readonly<Record<SuiteName, (size: Size) => Life[]>> = {
  life: ({ rooms, runs }) =>
    repeat(runs, [
      ...(["meeting", "sameBytes", "empty", "naive", "sdk"] as const).map((contestant) => life(contestant, rooms)),
      life("cli", Math.ceil(rooms / CLI_SHARE)),
    ]),

  quota: ({ rooms, runs }) =>
    repeat(runs, [
      life("meeting", rooms, { quotaFlags: quotaFlags(rooms) }),
      life("meeting", rooms, { quotaFlags: quotaFlags(rooms), load: { parallel: 100 } }),
      life("adaptiveSdk", rooms, { quotaFlags: quotaFlags(rooms) }),
      life("sdk", rooms, { quotaFlags: quotaFlags(rooms) }),
      life("naive", rooms, { quotaFlags: quotaFlags(rooms) }),
      life("cli", Math.ceil(rooms / CLI_SHARE), { quotaFlags: quotaFlags(rooms) }),
    ]),

  growth: ({ rooms, runs }) =>
    repeat(
      runs,
      GROWTH.flatMap((share) =>
        (["meeting", "sameBytes"] as const).map((contestant) => life(contestant, Math.round(rooms * share))),
      ),
    ),

  crowd: ({ rooms, runs }) =>
    repeat(runs, [
      life("meeting", 1, { load: { attendees: 250 } }),
      life("sdk", 1, { load: { attendees: 250 } }),
      life("meeting", Math.ceil(rooms / 5), { load: { attendees: 50 } }),
      life("meeting", Math.ceil(rooms / 5), { load: { attendees: 50 }, quotaFlags: quotaFlags(rooms) }),
    ]),

  backend: ({ rooms, runs }) =>
    repeat(runs, [
      life("meeting", rooms),
      life("gzip", rooms),
      life("skipCheckpoints", rooms),
      life("plainBytes", rooms),
      life("meeting", rooms, { load: { parallel: 4 } }),
      life("meeting", rooms, { load: { parallel: 100 } }),
      life("meeting", Math.ceil(rooms / STACKS)),
    ]),
};

interface LifeChanges {
  readonly load?: Partial<Load>;
  readonly quotaFlags?: readonly string[];
}

function life(contestant: ContestantName, rooms: number, { load, quotaFlags: flags }: LifeChanges = {}): Life {
  return {
    contestant,
    load: { rooms, attendees: ATTENDEES, parallel: PARALLEL, ...load },
    quotaFlags: flags ?? NO_QUOTA,
  };
}

function repeat(runs: number, lives: readonly Life[]): Life[] {
  return Array.from({ length: runs }, () => lives).flat();
}
