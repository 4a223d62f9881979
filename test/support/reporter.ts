import { type MochaOptions, type Runner, reporters } from "mocha";

/** Mocha's spec reporter, closed by the one line that `.ci/run` looks for. */
class SummaryReporter extends reporters.Spec {
  constructor(runner: Runner, options: MochaOptions) {
    super(runner, options);
    runner.once("end", () => {
      const { passes, failures } = this.stats;
      process.on("exit", () => console.log(`${passes} passed, ${failures} failed`));
    });
  }
}

export = SummaryReporter;
