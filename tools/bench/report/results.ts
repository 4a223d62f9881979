import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Measurement } from "../measureLife";
import type { SuiteName } from "../suites/lives";
import type { MachineFacts } from "./machineFacts";

const FOLDER = join(__dirname, "..", "..", "..", "..", "tools", "bench", "results");

/** One start of the bench that a suite's measurements come from. */
export interface Session extends Pick<MachineFacts, "loadBefore"> {
  readonly command: string;
  /** ISO 8601. */
  readonly date: string;
  readonly runs: number;
}

/** All that is known of a suite, as it is kept in `tools/bench/results`. */
export interface SuiteResults extends Omit<MachineFacts, "loadBefore"> {
  readonly suite: SuiteName;
  readonly rooms: number;
  /** More than one where some contestants were measured again, on their own. */
  readonly sessions: readonly Session[];
  /** The room's inputs and the service's answer, both as JSON. */
  readonly roomBytes: number;
  /** Contestants that could not be had, with the reason. */
  readonly absent: Readonly<Record<string, string>>;
  readonly measurements: readonly Measurement[];
}

/** Keeps the results. Of an earlier session with as many rooms, contestants that were not measured now stay. */
export function saveResults(results: SuiteResults): void {
  const earlier = loadResults(results.suite);
  const merged = earlier && earlier.rooms === results.rooms ? merge(earlier, results) : results;
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, `${results.suite}.json`), `${JSON.stringify(merged, undefined, 1)}\n`);
}

export function loadResults(suite: SuiteName): SuiteResults | undefined {
  const file = join(FOLDER, `${suite}.json`);
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as SuiteResults) : undefined;
}

function merge(earlier: SuiteResults, results: SuiteResults): SuiteResults {
  const measured = new Set(results.measurements.map(({ contestant }) => contestant));
  const kept = earlier.measurements.filter(({ contestant }) => !measured.has(contestant));
  if (kept.length === 0) return results;
  return {
    ...results,
    sessions: [...earlier.sessions, ...results.sessions],
    measurements: [...results.measurements, ...kept],
  };
}
