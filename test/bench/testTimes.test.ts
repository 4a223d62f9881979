import { join } from "node:path";
import { expect } from "chai";
import { testsGoals, testsSection } from "../../tools/bench/report/sections/testsSection";
import type { TestsMeasurement, TestTimes } from "../../tools/bench/testTimes/measureTests";
import { runCommand } from "../../tools/engine/runCommand";

const REPOSITORY = join(__dirname, "..", "..", "..");
const MOCHA = join(REPOSITORY, "node_modules", "mocha", "bin", "mocha.js");
const REPORTER = join(REPOSITORY, "lib", "tools", "bench", "testTimes", "timesReporter.js");

const MEASUREMENT: TestsMeasurement = {
  kind: "tests",
  script: "test",
  load: 2,
  wallMs: 601_000,
  cpuMs: 900_000,
  files: [
    { file: "provider/one.test.js", tests: 3, milliseconds: 1000 },
    { file: "engine/two.test.js", tests: 1, milliseconds: 2000 },
    { file: "engine/three.test.js", tests: 2, milliseconds: 1000 },
  ],
};

describe("The times of the tests", () => {
  it("are those of each file, with its hooks", async () => {
    const file = "lib/test/bench/statistics.test.js";
    const { stdout } = await runCommand(process.execPath, [MOCHA, "--no-config", "--reporter", REPORTER, file], {
      cwd: REPOSITORY,
      env: process.env,
    });
    const { failures, files } = JSON.parse(stdout) as TestTimes;
    expect(failures).to.equal(0);
    expect(files).to.have.lengthOf(1);
    expect(files[0]?.file).to.equal("bench/statistics.test.js");
    expect(files[0]?.tests).to.be.above(0);
  });

  it("are summed by folder, the slowest first", () => {
    const rows = testsSection({ measurements: [MEASUREMENT] } as unknown as Parameters<typeof testsSection>[0])
      .split("\n")
      .filter((line) => line.startsWith("| `"));
    expect(rows).to.deep.equal([
      "| `engine/` | 2 | 3 | 3.00 s | 75 % |",
      "| `provider/` | 1 | 3 | 1.00 s | 25 % |",
      "| `engine/two.test.js` | 1 | 2.00 s |",
      "| `provider/one.test.js` | 3 | 1.00 s |",
      "| `engine/three.test.js` | 2 | 1.00 s |",
    ]);
  });

  it("miss the goal above ten minutes", () => {
    const [goal] = testsGoals({ measurements: [MEASUREMENT] } as unknown as Parameters<typeof testsGoals>[0]);
    expect(goal).to.deep.equal({ aim: "npm run test: ≤ 600 s", measured: "601.0 s", isMet: false });
  });
});
