import { expect } from "chai";
import { answerProblems } from "../model/answerProblems";
import { sendByModel } from "../model/sendByModel";
import { openRoom } from "../rooms";
import { errorOf, withEmulator } from "../runningEmulator";

describe("UntagResource", () => {
  const running = withEmulator();

  it("answers as the service model says", async () => {
    const { arn } = await openRoom(running);
    const input = { ResourceARN: arn, TagKeys: ["team"] };
    const answer = await sendByModel(running.emulator.url, "UntagResource", input);
    expect(answerProblems("UntagResource", answer)).to.deep.equal([]);
  });

  it("takes away the named tags and leaves the others, also when it names one that is not there", async () => {
    const Tags = [
      { Key: "team", Value: "red" },
      { Key: "floor", Value: "1" },
    ];
    const { arn } = await openRoom(running, { Tags });
    await running.chime.untagResource({ ResourceARN: arn, TagKeys: ["team", "nothing"] });
    expect((await running.chime.listTagsForResource({ ResourceARN: arn })).Tags).to.deep.equal([Tags[1]]);
  });

  it("does not find a meeting that has ended", async () => {
    const { arn } = await openRoom(running);
    running.emulator.advance(300);
    const error = await errorOf(running.chime.untagResource({ ResourceARN: arn, TagKeys: ["team"] }));
    expect(error.name).to.equal("ResourceNotFoundException");
  });
});
