import { loadavg } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { CONTESTANT_NAMES } from "./contestants/titles";
import { readMachineFacts } from "./report/machineFacts";
import { openResults, type ResultsFolder } from "./report/results";
import { openCommittedResults, writeReport, writeTables } from "./report/writeReport";
import { runApiSuite } from "./suites/apiSuite";
import { runFirstRoomSuite } from "./suites/firstRoomSuite";
import { LifeSuites } from "./suites/lifeSuite";
import { runMediaSuite } from "./suites/mediaSuite";
import { isLifeSuite, type Size, SUITE_NAMES, type SuiteName } from "./suites/names";
import type { SuiteContext } from "./suites/suite";
import { runTestsSuite } from "./suites/testsSuite";

/** Where `--quick` leaves what it has measured: in the build, which is not committed. */
const QUICK_FOLDER = join(__dirname, "..", "..", "bench-quick");

const DEFAULTS = { full: { rooms: "500", runs: "3" }, quick: { rooms: "20", runs: "1" } };

const OTHER_SUITES = { api: runApiSuite, media: runMediaSuite, firstRoom: runFirstRoomSuite, tests: runTestsSuite };

const start = performance.now();

const say = (line: string) => {
  const passed = Math.round((performance.now() - start) / 1000);
  console.log(`[bench ${String(passed).padStart(4)} s] ${line}`);
};

const HELP = `Usage: npm run bench -- [options]

Measures this project against what one would use instead, and writes tools/bench/RESULTS.md.

  --quick               a small version of each table, in less than 10 minutes, written to lib/bench-quick/RESULTS.md
  --rooms <number>      how many rooms; growth goes to twice as many (default: 500; with --quick 20)
  --runs <number>       how often each variant is measured; the tables have the medians (default: 3; with --quick 1)
  --only <suite>        one of ${SUITE_NAMES.join(", ")}; can be repeated; the others' results are kept
  --contestants <name>  one of ${CONTESTANT_NAMES.join(", ")}; can be repeated
  -h, --help            print this help`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      quick: { type: "boolean", default: false },
      rooms: { type: "string" },
      runs: { type: "string" },
      only: { type: "string", multiple: true, default: [...SUITE_NAMES] },
      contestants: { type: "string", multiple: true, default: [] },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help) {
    console.log(HELP);
    return;
  }
  const isQuick = values.quick;
  const { rooms, runs } = DEFAULTS[isQuick ? "quick" : "full"];
  const size = { rooms: toCount(values.rooms ?? rooms), runs: toCount(values.runs ?? runs), isQuick };
  const contestants = values.contestants.map((name) => toKnown("contestant", name, CONTESTANT_NAMES));
  const suites = values.only.map((name) => toKnown("suite", name, SUITE_NAMES));
  const results = isQuick ? openResults(QUICK_FOLDER) : openCommittedResults();
  await runSuites(suites, size, contestants, results);
  say(`${isQuick ? writeTables(results) : writeReport(results)} is written`);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});

async function runSuites(
  suites: readonly SuiteName[],
  size: Size,
  contestants: readonly string[],
  results: ResultsFolder,
): Promise<void> {
  const lives = new LifeSuites();
  try {
    for (const suite of suites) {
      const context = await contextOf(suite, size, contestants, results);
      if (isLifeSuite(suite)) await lives.run(suite, contestants, context);
      else await OTHER_SUITES[suite](context);
    }
  } finally {
    lives.close();
  }
}

async function contextOf(
  suite: SuiteName,
  size: Size,
  contestants: readonly string[],
  results: ResultsFolder,
): Promise<SuiteContext> {
  const { loadBefore, ...facts } = await readMachineFacts();
  const { rooms, runs, isQuick } = size;
  say(`${suite}: ${rooms} rooms, ${runs} runs; load before: ${loadBefore.toFixed(2)}`);
  const sizeFlags = isLifeSuite(suite) ? ` --rooms ${rooms} --runs ${runs}` : ` --runs ${runs}`;
  const flags = `--only ${suite}${isQuick ? " --quick" : ""}${sizeFlags}`;
  const command = `npm run bench -- ${flags}${contestants.map((name) => ` --contestants ${name}`).join("")}`;
  const date = new Date().toISOString();
  const session = () => ({ command, date, runs, loadBefore, loadAfter: loadavg()[0] ?? 0 });
  return { size, results, facts, say, session };
}

function toCount(text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count > 0) return count;
  throw new RangeError(`"${text}" is no number of rooms or runs: it takes a whole number above 0.`);
}

function toKnown<Name extends string>(kind: string, name: string, known: readonly Name[]): Name {
  const found = known.find((each) => each === name);
  if (found) return found;
  throw new RangeError(`There is no ${kind} "${name}". Known ones: ${known.join(", ")}.`);
}
