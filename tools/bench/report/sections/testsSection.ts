import type { FileTimes, TestsMeasurement } from "../../testTimes/measureTests";
import { ABSENT, seconds, table } from "../format";
import type { SuiteResults } from "../results";
import type { Goal } from "./goalsSection";

export type TestsResults = SuiteResults<TestsMeasurement>;

const MOST_SECONDS = { test: 600, "test:unit": 60 };

const SLOWEST_SHOWN = 10;

/** The folders of the tests, and the files that take longest. */
export function testsSection({ measurements }: TestsResults): string {
  return measurements
    .flatMap(({ script, wallMs, cpuMs, files, load }) => {
      const total = files.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
      const row = (title: string, some: readonly FileTimes[]) => {
        const taken = some.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
        const tests = some.reduce((sum, each) => sum + each.tests, 0);
        return {
          taken,
          cells: [title, `${some.length}`, `${tests}`, seconds(taken), `${Math.round((100 * taken) / total)} %`],
        };
      };
      const rows = [...byFolder(files)].map(([folder, some]) => row(`\`${folder}/\``, some));
      const slowest = files.toSorted((one, other) => other.milliseconds - one.milliseconds).slice(0, SLOWEST_SHOWN);
      const whole = `\`npm run ${script}\` took ${seconds(wallMs)} and ${cpuMs === undefined ? ABSENT : seconds(cpuMs)} of processor time`;
      return [
        `${whole}, with the compilation of the tests; the machine's load at its end: ${load.toFixed(1)}. Three files run at a time:`,
        table(
          ["folder", "files", "tests", "in tests and hooks", "share"],
          [
            ...rows.sort((one, other) => other.taken - one.taken).map(({ cells }) => cells),
            row("**all**", files).cells,
          ],
        ),
        "The files that take longest:",
        table(
          ["file", "tests", "in tests and hooks"],
          slowest.map(({ file, tests, milliseconds }) => [`\`${file}\``, `${tests}`, seconds(milliseconds)]),
        ),
      ];
    })
    .join("\n\n");
}

export function testsGoals({ measurements }: TestsResults): Goal[] {
  return measurements.map(({ script, wallMs }) => ({
    aim: `npm run ${script}: ≤ ${MOST_SECONDS[script]} s`,
    measured: seconds(wallMs),
    isMet: wallMs <= MOST_SECONDS[script] * 1000,
  }));
}

function byFolder(files: readonly FileTimes[]): Map<string, FileTimes[]> {
  const folders = new Map<string, FileTimes[]>();
  for (const each of files) {
    const folder = each.file.split("/")[0] ?? "";
    folders.set(folder, [...(folders.get(folder) ?? []), each]);
  }
  return folders;
}
