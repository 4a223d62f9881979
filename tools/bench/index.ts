import { parseArgs } from "node:util";
import { findAwsCli } from "./contestants/awsCli";
import { contestantsIn } from "./contestants/contestants";
import { createPulumiProject } from "./contestants/pulumiProject";
import { CONTESTANT_NAMES } from "./contestants/titles";
import { startEmulatorProcess } from "./machine/emulatorProcess";
import { readMachineFacts } from "./report/machineFacts";
import { saveResults } from "./report/results";
import { measureRoomBytes } from "./report/roomBytes";
import { writeReport } from "./report/writeReport";
import { SUITE_NAMES, SUITES, type SuiteName } from "./suites/lives";
import { runLives } from "./suites/suite";

interface Options {
  readonly rooms: number;
  readonly runs: number;
  readonly contestants: readonly string[];
}

const start = performance.now();

const say = (line: string) => {
  const passed = Math.round((performance.now() - start) / 1000);
  console.log(`[bench ${String(passed).padStart(4)} s] ${line}`);
};

const HELP = `Usage: npm run bench -- [options]

Measures this provider against what one would use instead, and writes tools/bench/RESULTS.md.

  --rooms <number>      how many rooms; growth goes to twice as many (default: 500)
  --runs <number>       how often each variant is measured; the tables have the medians (default: 3)
  --only <suite>        one of ${SUITE_NAMES.join(", ")}; can be repeated; the others' results are kept
  --contestants <name>  one of ${CONTESTANT_NAMES.join(", ")}; can be repeated
  -h, --help            print this help`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      rooms: { type: "string", default: "500" },
      runs: { type: "string", default: "3" },
      only: { type: "string", multiple: true, default: [...SUITE_NAMES] },
      contestants: { type: "string", multiple: true, default: [] },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help) {
    console.log(HELP);
    return;
  }
  const options = {
    rooms: toCount(values.rooms),
    runs: toCount(values.runs),
    contestants: values.contestants.map((name) => toKnown("contestant", name, CONTESTANT_NAMES)),
  };
  const suites = values.only.map((name) => toKnown("suite", name, SUITE_NAMES));
  for (const suite of suites) await runSuite(suite, options);
  writeReport();
  say("tools/bench/RESULTS.md is written");
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});

async function runSuite(suite: SuiteName, { rooms, runs, contestants: wanted }: Options): Promise<void> {
  const { loadBefore, ...facts } = await readMachineFacts();
  say(`${suite}: ${rooms} rooms, ${runs} runs; load before: ${loadBefore.toFixed(2)}`);
  const awsCli = await findAwsCli(say);
  const emulator = await startEmulatorProcess();
  say("installing the packed tarball");
  const project = await createPulumiProject(emulator).finally(() => emulator.close());
  const only = wanted.map((name) => ` --contestants ${name}`).join("");
  const lives = SUITES[suite]({ rooms, runs }).filter(
    ({ contestant }) => wanted.length === 0 || wanted.includes(contestant),
  );
  try {
    const contestants = contestantsIn(project, "path" in awsCli ? awsCli.path : undefined);
    const command = `npm run bench -- --only ${suite} --rooms ${rooms} --runs ${runs}${only}`;
    saveResults({
      suite,
      rooms,
      ...facts,
      sessions: [{ command, date: new Date().toISOString(), runs, loadBefore }],
      roomBytes: await measureRoomBytes(),
      absent: "absent" in awsCli ? { "AWS CLI": awsCli.absent } : {},
      measurements: await runLives(lives, { contestants, say }),
    });
  } finally {
    project.remove();
  }
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
