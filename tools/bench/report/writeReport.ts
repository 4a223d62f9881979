import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { SUITE_NAMES } from "../suites/lives";
import { plotSvg } from "./plot";
import { loadResults, type Session, type SuiteResults } from "./results";
import { backendSection } from "./sections/backendSection";
import { crowdSection } from "./sections/crowdSection";
import { goalsSection } from "./sections/goalsSection";
import { growthOf, growthSection } from "./sections/growthSection";
import { lifeSection } from "./sections/lifeSection";
import { quotaSection } from "./sections/quotaSection";

const BENCH = join(__dirname, "..", "..", "..", "..", "tools", "bench");

const SECTIONS: Readonly<Record<(typeof SUITE_NAMES)[number], (results: SuiteResults) => string>> = {
  life: lifeSection,
  quota: quotaSection,
  growth: growthSection,
  crowd: crowdSection,
  backend: backendSection,
};

/** Writes the tables into RESULTS.md, each between its two markers; the words around them are written by hand. */
export function writeReport(): void {
  const file = join(BENCH, "RESULTS.md");
  let report = readFileSync(file, "utf8");
  for (const suite of SUITE_NAMES) {
    const results = loadResults(suite);
    if (results) report = between(report, suite, `${provenance(results)}\n\n${SECTIONS[suite](results)}`);
  }
  report = between(report, "goals", goalsSection(loadResults("life"), loadResults("quota")));
  writeFileSync(file, report);
  const growth = loadResults("growth");
  if (growth)
    writeFileSync(join(BENCH, "growth.svg"), plotSvg("Processor time of up, without a quota", growthOf(growth)));
}

function between(report: string, name: string, content: string): string {
  const [begin, end] = [`<!-- ${name}: written by npm run bench -->`, `<!-- end of ${name} -->`];
  const [from, to] = [report.indexOf(begin), report.indexOf(end)];
  if (from < 0 || to < from)
    throw new Error(`tools/bench/RESULTS.md has lost its markers "${begin}" and "${end}". Put them back.`);
  return `${report.slice(0, from + begin.length)}\n\n${content}\n\n${report.slice(to)}`;
}

/** When, where and how a table was measured. */
function provenance({ sessions, machine, versions, absent }: SuiteResults): string {
  const versionList = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  const missing = Object.entries(absent).map(([name, reason]) => `Not measured: ${name}. ${reason}`);
  return [...sessions.map(sessionText), `${machine}. ${versionList.join(", ")}.`, ...missing].join("\n");
}

function sessionText({ command, date, runs, loadBefore }: Session): string {
  const kind = runs > 1 ? `medians of ${runs} runs` : "1 run";
  return `\`${command}\`, ${date.slice(0, 16).replace("T", " ")} UTC, ${kind}; the machine's load before: ${loadBefore.toFixed(1)}.  `;
}
