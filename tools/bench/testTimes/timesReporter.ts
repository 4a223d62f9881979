import { relative } from "node:path";
import { type Hook, type MochaOptions, type Runner, reporters, type Test } from "mocha";
import type { TestTimes } from "./measureTests";

/** The folder of the compiled tests, as Mocha is started in the root of the repository. */
const COMPILED_TESTS = "lib/test";

/** Prints nothing but the times of all files, as one line of JSON. */
class TimesReporter extends reporters.Base {
  constructor(runner: Runner, options: MochaOptions) {
    super(runner, options);
    const files = new Map<string, { tests: number; milliseconds: number }>();
    const add = ({ file, duration = 0 }: Test | Hook, tests: number) => {
      // Root hooks belong to no file.
      if (file === undefined) return;
      const known = files.get(file) ?? { tests: 0, milliseconds: 0 };
      files.set(file, { tests: known.tests + tests, milliseconds: known.milliseconds + duration });
    };
    runner.on("test end", (test: Test) => add(test, 1));
    runner.on("hook end", (hook: Hook) => add(hook, 0));
    runner.once("end", () => {
      const times: TestTimes = {
        failures: this.stats.failures,
        files: [...files].map(([file, sums]) => ({ file: relative(COMPILED_TESTS, file), ...sums })),
      };
      process.on("exit", () => console.log(JSON.stringify(times)));
    });
  }
}

export = TimesReporter;
