import { expect } from "chai";
import { answerProblems } from "../model/answerProblems";
import { sendByModel } from "../model/sendByModel";
import { openRoom } from "../rooms";
import { errorOf, withEmulator } from "../runningEmulator";

describe("ListTagsForResource", () => {
  const running = withEmulator();
  const Tags = [{ Key: "team", Value: "red" }];

  it("answers as the service model says", async () => {
    const { arn } = await openRoom(running, { Tags });
    const answer = await sendByModel(running.emulator.url, "ListTagsForResource", { ResourceARN: arn });
    expect(answerProblems("ListTagsForResource", answer)).to.deep.equal([]);
  });

  it("lists the tags of the creation", async () => {
    const { arn } = await openRoom(running, { Tags });
    expect((await running.chime.listTagsForResource({ ResourceARN: arn })).Tags).to.deep.equal(Tags);
  });

  it("lists no tags of a meeting without any", async () => {
    const { arn } = await openRoom(running);
    expect((await running.chime.listTagsForResource({ ResourceARN: arn })).Tags).to.deep.equal([]);
  });

  it("does not find a meeting in another region than its own", async () => {
    const { arn } = await openRoom(running, { Tags });
    const elsewhere = running.clientFor({ region: "eu-central-1" });
    const error = await errorOf(elsewhere.listTagsForResource({ ResourceARN: arn }));
    expect(error.name).to.equal("ResourceNotFoundException");
  });
});
