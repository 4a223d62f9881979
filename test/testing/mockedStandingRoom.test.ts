import { expect } from "chai";
import { StandingRoom, type StandingRoomArgs } from "../../standing-room";
import { chimeMocks } from "../../testing";
import { observe, resetConfiguration } from "../support/mocks";
import { rejection } from "../support/rejection";

const ARGS: StandingRoomArgs = { mediaRegion: "eu-central-1", rooms: { standup: {} } };

const declare = async (args: StandingRoomArgs, preview = false) => {
  const mocks = chimeMocks();
  const office = await mocks.run(() => new StandingRoom("office", args), {
    preview,
    config: { "aws:region": "eu-central-1" },
  });
  return { mocks, office };
};

describe("A standing room under chimeMocks", function () {
  after(resetConfiguration);
  // The AWS package takes some seconds to load, once.
  this.timeout(600_000);

  it("has the outputs that AWS would give, the same in every run", async () => {
    const seen = [];
    for (const _run of [1, 2]) {
      const { office } = await declare({ ...ARGS, notifications: { queue: true, topic: true } });
      const { joinUrl, joinPolicyArn, tableName, functionName, logGroupName, notifications } = office;
      const outputs = { joinUrl, joinPolicyArn, tableName, functionName, logGroupName };
      const values = Object.entries(outputs).map(async ([name, output]) => [name, (await observe(output)).value]);
      seen.push(Object.fromEntries(await Promise.all(values)));
      expect(notifications && (await observe(notifications.configuration)).value).to.deep.equal({
        sqsQueueArn: "arn:aws:sqs:eu-central-1:111122223333:office-queue",
        snsTopicArn: "arn:aws:sns:eu-central-1:111122223333:office-topic",
      });
    }
    const { joinUrl, ...others } = seen[0];
    expect(joinUrl).to.match(/^https:\/\/[0-9a-f]{32}\.lambda-url\.eu-central-1\.on\.aws\/$/);
    expect(others).to.deep.equal({
      joinPolicyArn: "arn:aws:iam::111122223333:policy/office-join-policy",
      tableName: "office-rooms",
      functionName: "office-join",
      logGroupName: "office-log",
    });
    expect(seen[1]).to.deep.equal(seen[0]);
  });

  it("shows the resources of AWS that it is made of", async () => {
    const { mocks } = await declare(ARGS);
    expect(mocks.resource("office-rooms")).to.deep.include({ type: "aws:dynamodb/table:Table" });
    const { Statement } = JSON.parse(mocks.resource("office-join-policy").inputs["policy"] as string);
    expect(Statement[0].Resource).to.equal("arn:aws:lambda:eu-central-1:111122223333:function:office-join");
    const { code } = mocks.resource("office-join").inputs as { code: { assets: Promise<Record<string, unknown>> } };
    expect(Object.keys(await code.assets)).to.deep.equal(["index.js", "jwt.json", "rooms.json"]);
  });

  it("has no outputs in a preview", async () => {
    const { office } = await declare(ARGS, true);
    expect((await observe(office.joinUrl)).known).to.equal(false);
    expect((await observe(office.joinPolicyArn)).known).to.equal(false);
  });

  it("fails the test of a wrong program with the message of pulumi preview, and registers nothing for it", async () => {
    const mocks = chimeMocks();
    const wrong = mocks.run(() => new StandingRoom("office", { mediaRegion: "e", rooms: { standup: {}, x: {} } }));
    expect((await rejection(wrong)).message.split("\n")).to.deep.equal([
      "The arguments of the StandingRoom are not valid:",
      '  rooms["standup"].mediaRegion must have 2 to 64 characters, got 1',
      '  rooms["x"] must have 2 to 64 characters, got 1',
      '  rooms["x"].mediaRegion must have 2 to 64 characters, got 1',
    ]);
    expect(mocks.resources.map(({ type }) => type).filter((type) => type.startsWith("aws:"))).to.deep.equal([]);
  });
});
