import { expect } from "chai";
import { answerProblems } from "../model/answerProblems";
import { sendByModel } from "../model/sendByModel";
import { openRoom } from "../rooms";
import { errorOf, withEmulator } from "../runningEmulator";

describe("TagResource", () => {
  const running = withEmulator();

  it("answers as the service model says", async () => {
    const { arn } = await openRoom(running);
    const input = { ResourceARN: arn, Tags: [{ Key: "team", Value: "red" }] };
    expect(answerProblems("TagResource", await sendByModel(running.emulator.url, "TagResource", input))).to.deep.equal(
      [],
    );
  });

  it("adds tags to those of the creation, and overwrites values", async () => {
    const { arn } = await openRoom(running, { Tags: tags({ team: "red", floor: "1" }) });
    await running.chime.tagResource({ ResourceARN: arn, Tags: tags({ team: "blue", desk: "" }) });
    const { Tags } = await running.chime.listTagsForResource({ ResourceARN: arn });
    expect(Tags).to.have.deep.members(tags({ team: "blue", floor: "1", desk: "" }));
  });

  it("refuses the 51st tag, names the resource, and changes nothing", async () => {
    const fifty = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`key${index}`, "old"]));
    const { arn } = await openRoom(running, { Tags: tags(fifty) });
    const error = await errorOf(running.chime.tagResource({ ResourceARN: arn, Tags: tags({ key0: "new", more: "" }) }));
    expect(error).to.include({ name: "TooManyTagsException", ResourceName: arn });
    expect(error.$metadata.httpStatusCode).to.equal(400);
    const { Tags } = await running.chime.listTagsForResource({ ResourceARN: arn });
    expect(Tags).to.have.deep.members(tags(fifty));
  });

  it("refuses a key that begins with aws:", async () => {
    const { arn } = await openRoom(running);
    const error = await errorOf(running.chime.tagResource({ ResourceARN: arn, Tags: tags({ "aws:team": "red" }) }));
    expect(error.name).to.equal("ValidationException");
    expect(error.message).to.contain("tags.1.member.key");
  });

  for (const [name, toArn] of [
    ["of no meeting", () => "arn:aws:chime:us-east-1:111122223333:meeting/0a1b2c3d-1111-4222-8333-0123456f2713"],
    ["of another region", (arn: string) => arn.replace("us-east-1", "us-west-2")],
    ["of another account", (arn: string) => arn.replace("111122223333", "444455556666")],
    ["of another kind", () => "arn:aws:s3:::bucket"],
  ] as const) {
    it(`does not find an ARN ${name}, and names it`, async () => {
      const { arn } = await openRoom(running);
      const ResourceARN = toArn(arn);
      const error = await errorOf(running.chime.tagResource({ ResourceARN, Tags: tags({ team: "red" }) }));
      expect(error).to.include({ name: "ResourceNotFoundException", ResourceName: ResourceARN });
      expect(error.$metadata.httpStatusCode).to.equal(404);
    });
  }

  function tags(values: Record<string, string>) {
    return Object.entries(values).map(([Key, Value]) => ({ Key, Value }));
  }
});
