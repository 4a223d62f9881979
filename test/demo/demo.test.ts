import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { areAllTrue, describeFindings } from "../../tools/demo/findings";
import { maskToken } from "../../tools/demo/maskToken";
import { createTranscript } from "../../tools/demo/transcript";
import { findEngine } from "../../tools/engine/findEngine";
import { runCommand } from "../../tools/engine/runCommand";

const REPOSITORY = join(__dirname, "..", "..", "..");

describe("The demo", () => {
  const seen = { claim: "It is so.", isTrue: true, seen: "1" };
  const unseen = { claim: "It is gone.", isTrue: false, seen: "[2]" };

  it("says of each claim whether it is so, and what was seen where it is not", () => {
    expect(describeFindings([seen, unseen])).to.deep.equal(["  ✔ It is so.", "  ✘ NOT SO: It is gone. Seen: [2]"]);
  });

  it("succeeds only when something was checked and all of it is so", () => {
    expect(areAllTrue([seen])).to.be.true;
    expect(areAllTrue([seen, unseen])).to.be.false;
    expect(areAllTrue([])).to.be.false;
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

  it("plays the life of a meeting, sees all it should, and leaves nothing in the repository", async function () {
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
    expect(stdout).to.contain("✔ The service holds no meeting.").and.to.contain("✔ No token was shown.");
    expect(stdout).not.to.contain("✘");
    expect(stdout + stderr).not.to.match(/warning/i);
    expect(readdirSync(REPOSITORY).sort()).to.deep.equal(before);
  });
});
