import { type Contestant, type Load, OPERATIONS, type Operation, type Session } from "./contestants/contestant";
import type { EmulatorProcess } from "./machine/emulatorProcess";
import { watchDescendants } from "./machine/processTree";

/** One operation of one contestant, once. */
export interface Measurement {
  readonly contestant: string;
  readonly operation: Operation;
  /** The operations of one life have the same number. */
  readonly life?: number;
  readonly load: Load;
  /** Whether the emulator enforced AWS's default quota. */
  readonly quota?: boolean;
  readonly wallMs: number;
  /** Undefined where this machine does not tell. */
  readonly cpuMs?: number;
  readonly hostPeakBytes?: number;
  /** Calls by operation of the API; refused ones count, too. */
  readonly calls: Readonly<Record<string, number>>;
  /** After `up`: rooms that are not there. After `destroy`: rooms that still are. */
  readonly failed: number;
  readonly succeeded: boolean;
  readonly lastWords: string;
  /** After `up`: all that is kept, for all rooms. */
  readonly stateBytes?: number;
}

/** How a life differs from the plain one. */
export interface LifeChoices {
  /** Leaves the others out; the order stays. */
  readonly operations?: readonly Operation[] | undefined;
  /** Whether the rooms become older than 5 minutes after `up`. */
  readonly ages?: boolean | undefined;
}

/** Leads one contestant through a life, from nothing to nothing. */
export async function measureLife(
  contestant: Contestant,
  load: Load,
  emulator: EmulatorProcess,
  { operations = OPERATIONS, ages = false }: LifeChoices = {},
): Promise<Measurement[]> {
  await emulator.reset();
  const session = await contestant.open(load, emulator);
  const measurements: Measurement[] = [];
  try {
    for (const operation of operations.filter((each) => session.offers(each))) {
      await emulator.refill();
      measurements.push(await measure(contestant, session, operation, load, emulator));
      if (operation === "up") {
        await emulator.joinAll();
        if (ages) await emulator.age();
      }
    }
    return measurements;
  } finally {
    session.close();
  }
}

async function measure(
  contestant: Contestant,
  session: Session,
  operation: Operation,
  load: Load,
  emulator: EmulatorProcess,
): Promise<Measurement> {
  const before = await emulator.calls();
  const stopWatching = watchDescendants(contestant.hostProcess, [emulator.pid]);
  const start = performance.now();
  const { succeeded, lastWords } = await session.run(operation);
  const wallMs = performance.now() - start;
  const usage = stopWatching();
  const stateBytes = operation === "up" ? session.stateBytes() : undefined;
  return {
    contestant: contestant.name,
    operation,
    load,
    wallMs,
    ...usage,
    calls: difference(await emulator.calls(), before),
    failed: await countFailed(contestant, operation, load, emulator),
    succeeded,
    lastWords: succeeded ? "" : lastWords,
    ...(stateBytes === undefined ? {} : { stateBytes }),
  };
}

async function countFailed(
  { callsService }: Contestant,
  operation: Operation,
  { rooms }: Load,
  emulator: EmulatorProcess,
) {
  if (!callsService) return 0;
  if (operation === "up") return rooms - (await emulator.countMeetings());
  return operation === "destroy" ? emulator.countMeetings() : 0;
}

function difference(after: Readonly<Record<string, number>>, before: Readonly<Record<string, number>>) {
  const entries = Object.entries(after).map(
    ([operation, count]) => [operation, count - (before[operation] ?? 0)] as const,
  );
  return Object.fromEntries(entries.filter(([, count]) => count > 0));
}
