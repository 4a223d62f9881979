import type { Emulator } from "../../emulator";

export type Calls = Readonly<Record<string, number>>;

/** The calls that the emulator gets while this runs. */
export async function countCalls<T>(emulator: Emulator, run: () => Promise<T>): Promise<{ result: T; calls: Calls }> {
  const before = emulator.requests();
  const result = await run();
  const counted = Object.entries(emulator.requests()).map(
    ([call, count]) => [call, count - (before[call] ?? 0)] as const,
  );
  return { result, calls: Object.fromEntries(counted.filter(([, count]) => count > 0)) };
}
