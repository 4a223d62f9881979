import type { Contestant } from "../contestants/contestant";
import type { ContestantName } from "../contestants/titles";
import { type EmulatorProcess, startEmulatorProcess } from "../machine/emulatorProcess";
import { type Measurement, measureLife } from "../measureLife";
import type { Life } from "./lives";

/** What a suite runs with. */
export interface SuiteParts {
  readonly contestants: ReadonlyMap<string, Contestant>;
  say(line: string): void;
}

/** Lives in the order in which they are led; an emulator for each set of quotas runs all the while. */
export async function runLives(lives: readonly Life[], { contestants, say }: SuiteParts): Promise<Measurement[]> {
  const emulators = new Map<string, EmulatorProcess>();
  const measurements: Measurement[] = [];
  try {
    for (const [index, life] of lives.entries()) {
      const contestant = contestants.get(life.contestant);
      if (!contestant) continue;
      const emulator = await emulatorFor(life.quotaFlags, emulators);
      say(`${index + 1} of ${lives.length}: ${describeLife(life)}`);
      const measured = await measureLife(contestant, life.load, emulator, life);
      const quota = life.quotaFlags.length > 0;
      for (const each of measured) say(`   ${describeMeasurement(each)}`);
      measurements.push(...measured.map((each) => ({ ...each, quota, life: index })));
    }
    return measurements;
  } finally {
    for (const emulator of emulators.values()) await emulator.close();
  }
}

async function emulatorFor(flags: readonly string[], emulators: Map<string, EmulatorProcess>) {
  const key = flags.join(" ");
  const running = emulators.get(key) ?? (await startEmulatorProcess(flags));
  emulators.set(key, running);
  return running;
}

function describeLife({ contestant, load }: Life): string {
  const { rooms, attendees, parallel } = load;
  return `${contestant satisfies ContestantName}, ${rooms} rooms of ${attendees}, ${parallel} at once`;
}

function describeMeasurement({ operation, wallMs, cpuMs, failed, succeeded, lastWords }: Measurement): string {
  const cpu = cpuMs === undefined ? "" : `, ${(cpuMs / 1000).toFixed(1)} s of processor`;
  const trouble = succeeded ? "" : `, FAILED (${failed} rooms): ${lastWords.trim().slice(-800)}`;
  return `${operation.padEnd(8)} ${(wallMs / 1000).toFixed(2)} s${cpu}${trouble}`;
}
