import type { LifeSuiteName, SuiteName } from "../../suites/names";
import type { LifeResults, ResultsFolder, Session, SuiteResults } from "../results";
import { apiSection } from "./apiSection";
import { backendSection } from "./backendSection";
import { crowdSection } from "./crowdSection";
import { type FirstRoomResults, firstRoomSection } from "./firstRoomSection";
import { growthSection } from "./growthSection";
import { lifeSection } from "./lifeSection";
import { mediaSection } from "./mediaSection";
import { nativeSection } from "./nativeSection";
import { quotaSection } from "./quotaSection";
import { type TestsResults, testsSection } from "./testsSection";

const LIFE_SECTIONS: Readonly<Record<LifeSuiteName, (results: LifeResults) => string>> = {
  life: lifeSection,
  native: nativeSection,
  quota: quotaSection,
  growth: growthSection,
  crowd: crowdSection,
  backend: backendSection,
};

/** The tables of a suite as they stand in the report; undefined where it has not been measured. */
export function sectionOf(suite: SuiteName, results: ResultsFolder): string | undefined {
  const found = results.load(suite);
  return found && `${provenance(found)}\n\n${tablesOf(suite, found)}`;
}

/** The name of a suite decides what its results hold. */
function tablesOf(suite: SuiteName, results: SuiteResults): string {
  if (suite === "api") return apiSection(results as Parameters<typeof apiSection>[0]);
  if (suite === "media") return mediaSection(results as Parameters<typeof mediaSection>[0]);
  if (suite === "firstRoom") return firstRoomSection(results as FirstRoomResults);
  if (suite === "tests") return testsSection(results as TestsResults);
  return LIFE_SECTIONS[suite as LifeSuiteName](results as LifeResults);
}

/** When, where and how a table was measured. */
function provenance({ sessions, machine, versions, absent }: SuiteResults): string {
  const versionList = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  const missing = Object.entries(absent).map(([name, reason]) => `Not measured: ${name}. ${reason}`);
  return [...sessions.map(sessionText), `${machine}. ${versionList.join(", ")}.`, ...missing].join("\n");
}

function sessionText({ command, date, runs, loadBefore, loadAfter }: Session): string {
  const kind = runs > 1 ? `medians of ${runs} runs` : "1 run";
  const after = loadAfter === undefined ? "" : `, after: ${loadAfter.toFixed(1)}`;
  const day = date.slice(0, 16).replace("T", " ");
  return `\`${command}\`, ${day} UTC, ${kind}; the machine's load before: ${loadBefore.toFixed(1)}${after}.  `;
}
