import { readdirSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect } from "chai";
import { describeChecks, haveAllPassed } from "../../tools/demo/checks";
import { maskToken } from "../../tools/demo/maskToken";
import { createTranscript } from "../../tools/demo/transcript";
import { findEngine } from "../../tools/engine/findEngine";
import { runCommand } from "../../tools/engine/runCommand";

const REPOSITORY = join(__dirname, "..", "..", "..");

describe("The demo", () => {
  const seen = { claim: "It is so.", isTrue: true, seen: "1" };
  const unseen = { claim: "It is gone.", isTrue: false, seen: "[2]" };

  it("shows each statement, and what was found where it is wrong", () => {
    expect(describeChecks([seen, unseen])).to.deep.equal(["  ✔ It is so.", "  ✘ It is gone. Found: [2]"]);
  });

  it("succeeds only if something was checked and every statement is true", () => {
    expect(haveAllPassed([seen])).to.be.true;
    expect(haveAllPassed([seen, unseen])).to.be.false;
    expect(haveAllPassed([])).to.be.false;
  });

  it("finds a token in what was shown, also when it was shown in pieces", () => {
    const transcript = createTranscript(() => {});
    transcript.show("to");
    transcript.show("ken-1");
    expect(transcript.holdsAnyOf(["token-2", "token-1"])).to.be.true;
    expect(transcript.holdsAnyOf(["token-2"])).to.be.false;
  });

  it("masks the join token wherever it stands, and nothing else", () => {
    const masked = JSON.stringify({ Attendee: { JoinToken: "t", AttendeeId: "a" } }, maskToken);
    expect(masked).to.equal('{"Attendee":{"JoinToken":"********","AttendeeId":"a"}}');
  });

  it("runs the life cycle of a meeting with two browsers, and leaves nothing in the repository", async function () {
    // The engine may have to be built first, which takes minutes.
    this.timeout(0);
    const engine = await findEngine();
    const before = readdirSync(REPOSITORY, { recursive: false }).sort();
    const env = { ...process.env, CHIME_MEETINGS_PULUMI: engine.command };
    const { code, stdout, stderr } = await runCommand(process.execPath, ["lib/tools/demo/index.js"], {
      cwd: REPOSITORY,
      env,
    });
    expect(code, stdout + stderr).to.equal(0);
    expect(stdout).to.contain("✔ The service has no meeting.").and.to.contain("✔ No join token was shown.");
    expect(stdout).not.to.contain("✘");
    expect(stdout).to.contain("✔ Alice and Bob see each other.").and.to.contain("✔ Alice and Bob hear each other.");
    const picture = stdout.match(/as Alice sees it: (.+\.png)/)?.[1] ?? "";
    expect(statSync(picture).size).to.be.greaterThan(10_000);
    rmSync(dirname(picture), { recursive: true });
    expect(stdout + stderr).not.to.match(/warning/i);
    expect(readdirSync(REPOSITORY).sort()).to.deep.equal(before);
  });
});
