import { rmSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { expect } from "chai";
import { findEngine } from "../../tools/engine/findEngine";
import { runCommand } from "../../tools/engine/runCommand";
import { A_NEW_MEETING, playExample } from "./playExample";
import { people } from "./service";

const FOLDER = join(__dirname, "../../../examples/test-environment");

describe("The example of a test environment", function () {
  this.timeout(600_000);
  let engine: string;

  before(async function () {
    // Where no engine is found one is built, which takes minutes.
    this.timeout(0);
    engine = (await findEngine()).command;
  });

  it("has tests that pass", async () => {
    rmSync(join(FOLDER, "lib"), { recursive: true, force: true });
    const { code, stdout, stderr } = await runCommand("npm", ["test"], {
      cwd: FOLDER,
      env: { ...process.env, PATH: [dirname(engine), process.env["PATH"]].join(delimiter) },
    });
    expect(code, stdout + stderr).to.equal(0);
    expect(stdout).to.match(/\b2 passing/);
  });
});

playExample({
  name: "test-environment",
  meetings: 1,
  steps: [
    { title: "create", changes: { created: 2 }, calls: { CreateMeetingWithAttendees: 1 }, kept: 0 },
    {
      title: "update",
      config: ["stage", "second"],
      changes: { updated: 1, unchanged: 1 },
      calls: { TagResource: 1 },
      kept: 1,
    },
    {
      title: "replace",
      config: ["people", '["interviewer", "candidate", "scribe"]'],
      changes: { replaced: 1, unchanged: 1 },
      calls: A_NEW_MEETING,
      kept: 0,
      seen: people,
      expected: [["candidate", "interviewer", "scribe"]],
    },
  ],
  destroy: { DeleteMeeting: 1 },
});
