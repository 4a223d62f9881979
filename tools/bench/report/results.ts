import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Measurement } from "../measureLife";
import type { LifeSuiteName, SuiteName } from "../suites/names";
import type { MachineFacts } from "./machineFacts";

/** One start of the bench that a suite's measurements come from. */
export interface Session extends Pick<MachineFacts, "loadBefore"> {
  readonly command: string;
  /** ISO 8601. */
  readonly date: string;
  readonly runs: number;
  /** Absent in results of earlier versions of the bench. */
  readonly loadAfter?: number;
}

/** What is kept of every suite. */
export interface SuiteResults<Kind = unknown> extends Omit<MachineFacts, "loadBefore"> {
  readonly suite: SuiteName;
  /** More than one where some contestants were measured again, on their own. */
  readonly sessions: readonly Session[];
  /** Contestants that could not be had, with the reason. */
  readonly absent: Readonly<Record<string, string>>;
  readonly measurements: readonly Kind[];
}

/** What is kept of a suite that leads rooms through lives. */
export interface LifeResults extends SuiteResults<Measurement> {
  readonly suite: LifeSuiteName;
  readonly rooms: number;
  /** The room's inputs and the service's answer, both as JSON. */
  readonly roomBytes: number;
}

/** The results of all suites, in a folder with a file for each. */
export interface ResultsFolder {
  readonly path: string;
  load(suite: LifeSuiteName): LifeResults | undefined;
  load(suite: SuiteName): SuiteResults | undefined;
  /** Replaces the results of this suite. */
  save(results: SuiteResults): void;
  /** Keeps the results. Of an earlier session with as many rooms, contestants that were not measured now stay. */
  saveLives(results: LifeResults): void;
}

export function openResults(path: string): ResultsFolder {
  const fileOf = (suite: SuiteName) => join(path, `${suite}.json`);
  const load = (suite: SuiteName): LifeResults | undefined =>
    existsSync(fileOf(suite)) ? (JSON.parse(readFileSync(fileOf(suite), "utf8")) as LifeResults) : undefined;
  const save = (results: SuiteResults) => {
    mkdirSync(path, { recursive: true });
    writeFileSync(fileOf(results.suite), `${JSON.stringify(results, undefined, 1)}\n`);
  };
  return {
    path,
    load,
    save,
    saveLives: (results) => {
      const earlier = load(results.suite);
      save(earlier?.rooms === results.rooms ? merge(earlier, results) : results);
    },
  };
}

function merge(earlier: LifeResults, results: LifeResults): LifeResults {
  const measured = new Set(results.measurements.map(({ contestant }) => contestant));
  const kept = earlier.measurements.filter(({ contestant }) => !measured.has(contestant));
  if (kept.length === 0) return results;
  return {
    ...results,
    sessions: [...earlier.sessions, ...results.sessions],
    measurements: [...results.measurements, ...kept],
  };
}
