import type { Load, Operation } from "../contestants/contestant";
import type { ContestantName } from "../contestants/titles";
import type { LifeSuiteName, Size } from "./names";

/** One life that is led, from nothing to nothing. */
export interface Life {
  readonly contestant: ContestantName;
  readonly load: Load;
  /** Default: all. */
  readonly operations?: readonly Operation[];
  /** Whether the rooms become older than 5 minutes after `up`. A provider asks for none younger whether it has ended. */
  readonly ages?: boolean;
  /** For the emulator; empty says no quota. */
  readonly quotaFlags: readonly string[];
}

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
/** Of rooms with 50 attendees each. */
const CROWDED_SHARE = 5;

/** Nothing but these calls the service, so the quota changes nothing else. */
const CALLING: readonly Operation[] = ["up", "refresh", "destroy"];

/** What writes at every step, and what writes nothing. */
const GROWING: readonly Operation[] = ["up", "noop"];

/** What writes the state at every step, which is what a backend is chosen for. */
const WRITING: readonly Operation[] = ["up", "destroy"];

/** What a program is run for again and again. */
const REPEATED: readonly Operation[] = ["up", "noop", "destroy"];

/** Both providers over the same core, each with and without asking whether a meeting has ended. */
const SHELLS: readonly ContestantName[] = ["meeting", "native", "dynamicNoRefresh", "nativeNoRefresh"];

const NATIVE = [1 / 10, 2 / 5, 1];

interface LifeChanges {
  readonly ages?: boolean;
  readonly operations?: readonly Operation[];
  readonly load?: Partial<Load>;
  readonly quotaFlags?: readonly string[];
}

/** Each suite as the lives that it leads. Contestants take turns, so that a busy moment of the machine hits all alike. */
export const LIFE_SUITES: Readonly<Record<LifeSuiteName, (size: Size) => Life[]>> = {
  life: ({ rooms, runs }) =>
    repeat(runs, [
      ...(["meeting", "sameBytes", "empty", "naive", "sdk"] as const).map((contestant) => life(contestant, rooms)),
      life("cli", Math.ceil(rooms / CLI_SHARE)),
    ]),

  // Alternating forwards and backwards, so that a machine that becomes slower or faster favours none.
  native: ({ rooms, runs, isQuick }) => {
    const sizes = isQuick ? [1] : NATIVE;
    return sizes.flatMap((share) =>
      // The largest size takes longer than a minute.
      Array.from({ length: share === 1 ? Math.max(1, runs - 1) : runs }, (_, run) => {
        const shells = run % 2 === 0 ? SHELLS : [...SHELLS].reverse();
        return shells.map((shell) => life(shell, Math.round(rooms * share), { operations: REPEATED, ages: true }));
      }).flat(),
    );
  },

  quota: ({ rooms, runs }) => {
    const limited: LifeChanges = { quotaFlags: quotaFlags(rooms), operations: CALLING };
    return repeat(runs, [
      life("meeting", rooms, limited),
      life("meeting", rooms, { ...limited, load: { parallel: 100 } }),
      life("adaptiveSdk", rooms, limited),
      life("sdk", rooms, limited),
      life("naive", rooms, limited),
      life("cli", Math.ceil(rooms / CLI_SHARE), limited),
    ]);
  },

  growth: ({ rooms, runs }) =>
    repeat(
      runs,
      GROWTH.flatMap((share) =>
        (["meeting", "sameBytes"] as const).map((contestant) =>
          life(contestant, Math.round(rooms * share), { operations: GROWING }),
        ),
      ),
    ),

  crowd: ({ rooms, runs }) => {
    const crowded = Math.ceil(rooms / CROWDED_SHARE);
    return repeat(runs, [
      life("meeting", 1, { load: { attendees: 250 } }),
      life("meeting", crowded, { load: { attendees: 50 } }),
      life("meeting", crowded, { load: { attendees: 50 }, quotaFlags: quotaFlags(rooms) }),
    ]);
  },

  backend: ({ rooms, runs }) =>
    repeat(runs, [
      life("meeting", rooms, { operations: WRITING }),
      life("gzip", rooms, { operations: WRITING }),
      life("skipCheckpoints", rooms, { operations: WRITING }),
      life("meeting", Math.ceil(rooms / STACKS), { operations: WRITING }),
      life("meeting", rooms, { operations: WRITING, load: { parallel: 4 } }),
      life("meeting", rooms, { operations: WRITING, load: { parallel: 100 } }),
      life("sameBytes", rooms, { operations: WRITING }),
      life("plainBytes", rooms, { operations: WRITING }),
    ]),
};

function life(
  contestant: ContestantName,
  rooms: number,
  { load, operations, ages, quotaFlags: flags }: LifeChanges = {},
): Life {
  return {
    contestant,
    load: { rooms, attendees: ATTENDEES, parallel: PARALLEL, ...load },
    quotaFlags: flags ?? NO_QUOTA,
    ...(operations ? { operations } : {}),
    ...(ages ? { ages } : {}),
  };
}

function repeat(runs: number, lives: readonly Life[]): Life[] {
  return Array.from({ length: runs }, () => lives).flat();
}
