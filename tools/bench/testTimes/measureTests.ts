import { loadavg } from "node:os";
import { join } from "node:path";
import { runCommand } from "../../engine/runCommand";
import { watchDescendants } from "../machine/processTree";

const REPOSITORY = join(__dirname, "..", "..", "..", "..");

/** The tests of one file. */
export interface FileTimes {
  /** Below `test/`, such as `engine/meeting.test.js`. */
  readonly file: string;
  readonly tests: number;
  /** In tests and hooks. Other files run at the same time. */
  readonly milliseconds: number;
}

/** What the reporter prints. */
export interface TestTimes {
  readonly failures: number;
  readonly files: readonly FileTimes[];
}

/** One run of an npm script that runs tests. */
export interface TestsMeasurement {
  readonly kind: "tests";
  readonly script: "test" | "test:unit";
  readonly load: number;
  readonly wallMs: number;
  /** Undefined where this machine does not tell. */
  readonly cpuMs: number | undefined;
  readonly files: readonly FileTimes[];
}

/** Runs the tests of this repository. Throws an error where one of them fails. */
export async function measureTests(script: TestsMeasurement["script"]): Promise<TestsMeasurement> {
  const stopWatching = watchDescendants(/^$/, []);
  const start = performance.now();
  const reporter = join(__dirname, "timesReporter.js");
  const { stdout, stderr } = await runCommand("npm", ["run", script, "--", "--reporter", reporter], {
    cwd: REPOSITORY,
    env: process.env,
  });
  const wallMs = performance.now() - start;
  const usage = stopWatching();
  const { failures, files } = parseTimes(stdout, stderr);
  if (failures > 0)
    throw new Error(`${failures} tests fail: what follows a failure takes other times. Run npm ${script}.`);
  return { kind: "tests", script, load: loadavg()[0] ?? 0, wallMs, cpuMs: usage?.cpuMs, files };
}

/** The last line of what the run has printed. */
function parseTimes(stdout: string, stderr: string): TestTimes {
  const line = stdout.trimEnd().split("\n").at(-1) ?? "";
  if (!line.startsWith("{")) throw new Error(`The tests did not run:\n${stdout.slice(-1000)}${stderr.slice(-1000)}`);
  return JSON.parse(line) as TestTimes;
}
