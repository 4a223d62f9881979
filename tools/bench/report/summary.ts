import { OPERATIONS, type Operation } from "../contestants/contestant";
import { titleOf } from "../contestants/titles";
import type { Measurement } from "../measureLife";
import { median, spread } from "./statistics";

/** All runs of one operation of one contestant under one load. */
export interface Summary {
  readonly contestant: string;
  readonly operation: Operation;
  readonly rooms: number;
  readonly attendees: number;
  readonly parallel: number;
  /** Medians. */
  readonly wallMs: number;
  readonly cpuMs: number | undefined;
  readonly hostPeakBytes: number | undefined;
  readonly stateBytes: number | undefined;
  /** How far the outermost run is from the median, as a share. */
  readonly wallSpread: number;
  readonly runs: number;
  /** Of the last run. */
  readonly calls: Readonly<Record<string, number>>;
  /** Of the worst run. */
  readonly failed: number;
  /** Runs that ended with an error, while others did not; no time counts them. */
  readonly brokenOff: number;
  readonly succeeded: boolean;
}

/** One summary for each operation, contestant and load, in the order of the first run. */
export function summarise(measurements: readonly Measurement[]): Summary[] {
  const groups = new Map<string, Measurement[]>();
  for (const measurement of withoutStillborn(measurements)) {
    const { contestant, operation, load, quota } = measurement;
    const key = JSON.stringify([contestant, operation, load, quota]);
    groups.set(key, [...(groups.get(key) ?? []), measurement]);
  }
  return [...groups.values()].flatMap(summariseRuns);
}

/** Where `up` broke off in one life but not in all, what followed in that life had other rooms than the others. */
function withoutStillborn(measurements: readonly Measurement[]): Measurement[] {
  const ups = measurements.filter(({ operation }) => operation === "up");
  const isBroken = ({ contestant, life }: Measurement) =>
    ups.some((up) => up.contestant === contestant && up.succeeded) &&
    ups.some((up) => up.contestant === contestant && up.life === life && life !== undefined && !up.succeeded);
  return measurements.filter((measurement) => measurement.operation === "up" || !isBroken(measurement));
}

/** The summaries of one contestant under one load, by operation. */
export interface Life extends Omit<Summary, "operation"> {
  readonly of: Partial<Record<Operation, Summary>>;
}

/** A row of most tables: everything about one contestant under one load. */
export function livesOf(measurements: readonly Measurement[]): Life[] {
  const lives: Life[] = [];
  for (const { operation, ...summary } of summarise(measurements)) {
    const isSame = (life: Life) =>
      life.contestant === summary.contestant &&
      life.rooms === summary.rooms &&
      life.attendees === summary.attendees &&
      life.parallel === summary.parallel &&
      life.of[operation] === undefined;
    const life = lives.find(isSame);
    if (life) life.of[operation] = { operation, ...summary };
    else lives.push({ ...summary, of: { [operation]: { operation, ...summary } } });
  }
  return lives;
}

/** The largest distance of a run from its median, for each operation: what a difference has to exceed to mean anything. */
export function spreadText(measurements: readonly Measurement[]): string {
  const summaries = summarise(measurements).filter(({ runs }) => runs > 1);
  const worst = OPERATIONS.map((operation) => {
    const spreads = summaries.filter((summary) => summary.operation === operation).map(({ wallSpread }) => wallSpread);
    return spreads.length === 0 ? undefined : `${operation} ±${Math.round(median(spreads) * 100)} %`;
  }).filter((text) => text !== undefined);
  const text =
    worst.length === 0 ? "One run each, so no spread is known." : `Spread of the runs, typically: ${worst.join(", ")}.`;
  const brokenOff = summarise(measurements).filter((summary) => summary.brokenOff > 0);
  const names = brokenOff.map(({ contestant, operation }) => `${operation} of ${titleOf(contestant)}`);
  return names.length === 0 ? text : `${text} Once broken off with an error, and not counted: ${names.join(", ")}.`;
}

function summariseRuns(all: readonly Measurement[]): Summary[] {
  // The time of an incomplete run means nothing. Where no run was complete, they are shown as failures.
  const complete = all.filter(({ succeeded }) => succeeded);
  const runs = complete.length > 0 ? complete : all;
  const last = runs.at(-1);
  if (!last) return [];
  const middle = (pick: (run: Measurement) => number | undefined) => {
    const numbers = runs.map(pick).filter((number) => number !== undefined);
    return numbers.length === 0 ? undefined : median(numbers);
  };
  const walls = runs.map(({ wallMs }) => wallMs);
  return [
    {
      contestant: last.contestant,
      operation: last.operation,
      ...last.load,
      wallMs: median(walls),
      wallSpread: spread(walls),
      cpuMs: middle(({ cpuMs }) => cpuMs),
      hostPeakBytes: middle(({ hostPeakBytes }) => hostPeakBytes),
      stateBytes: middle(({ stateBytes }) => stateBytes),
      runs: runs.length,
      calls: last.calls,
      failed: Math.max(...all.map(({ failed }) => failed)),
      brokenOff: complete.length > 0 ? all.length - complete.length : 0,
      succeeded: complete.length > 0,
    },
  ];
}
