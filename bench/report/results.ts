import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Measurement } from "../measureLife";
import type { Size, SuiteName } from "../suites/lives";
import type { MachineFacts } from "./machineFacts";

const FOLDER = join(__dirname, "..", "..", "..", "bench", "results");

/** All that one run of a suite has found, as it is kept in `bench/results`. */
export interface SuiteResults extends Size, MachineFacts {
  readonly suite: SuiteName;
  readonly command: string;
  /** ISO 8601. */
  readonly date: string;
  /** The room's inputs and the service's answer, both as JSON. */
  readonly roomBytes: number;
  /** Contestants that could not be had, with the reason. */
  readonly absent: Readonly<Record<string, string>>;
  readonly measurements: readonly Measurement[];
}

export function saveResults(results: SuiteResults): void {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, `${results.suite}.json`), `${JSON.stringify(results, undefined, 1)}\n`);
}

export function loadResults(suite: SuiteName): SuiteResults | undefined {
  const file = join(FOLDER, `${suite}.json`);
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as SuiteResults) : undefined;
}
