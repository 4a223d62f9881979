import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { SUITE_NAMES, type SuiteName } from "../suites/names";
import { plotSvg } from "./plot";
import { openResults, type ResultsFolder } from "./results";
import { goalsSection } from "./sections/goalsSection";
import { growthOf } from "./sections/growthSection";
import { sectionOf } from "./sections/sections";

const BENCH = join(__dirname, "..", "..", "..", "..", "tools", "bench");

/** The results that are committed. */
export const openCommittedResults = (): ResultsFolder => openResults(join(BENCH, "results"));

/** Writes the tables into RESULTS.md, each between its two markers; the words around them are written by hand. Returns its path. */
export function writeReport(results: ResultsFolder): string {
  const file = join(BENCH, "RESULTS.md");
  let report = readFileSync(file, "utf8");
  for (const suite of SUITE_NAMES) {
    const section = sectionOf(suite, results);
    if (section) report = between(report, suite, section);
  }
  writeFileSync(file, between(report, "goals", goalsSection(results)));
  writePlot(results, BENCH);
  return file;
}

/** Writes the tables alone beside the results, and returns the path of the file. */
export function writeTables(results: ResultsFolder): string {
  const file = join(results.path, "RESULTS.md");
  const sections = SUITE_NAMES.flatMap((suite) => {
    const section = sectionOf(suite, results);
    return section ? [`## ${suite}`, section] : [];
  });
  writeFileSync(file, `${["# A quick run of the bench", goalsSection(results), ...sections].join("\n\n")}\n`);
  writePlot(results, results.path);
  return file;
}

function writePlot(results: ResultsFolder, folder: string): void {
  const growth = results.load("growth");
  if (!growth) return;
  writeFileSync(join(folder, "growth.svg"), plotSvg("Processor time of up, without a quota", growthOf(growth)));
}

function between(report: string, name: SuiteName | "goals", content: string): string {
  const [begin, end] = [`<!-- ${name}: written by npm run bench -->`, `<!-- end of ${name} -->`];
  const [from, to] = [report.indexOf(begin), report.indexOf(end)];
  if (from < 0 || to < from)
    throw new Error(`tools/bench/RESULTS.md has lost its markers "${begin}" and "${end}". Put them back.`);
  return `${report.slice(0, from + begin.length)}\n\n${content}\n\n${report.slice(to)}`;
}
