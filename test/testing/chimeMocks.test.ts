import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { Meeting, type MeetingArgs } from "../../provider";
import { chimeMocks } from "../../testing";
import { observe } from "../support/mocks";
import { rejection } from "../support/rejection";

const ARGS: MeetingArgs = {
  externalMeetingId: "standup",
  mediaRegion: "eu-central-1",
  attendees: [{ externalUserId: "alice" }, { externalUserId: "bob" }],
};

describe("chimeMocks", () => {
  it("gives a meeting realistic outputs, the same in every run", async () => {
    const seen: unknown[] = [];
    for (const _run of [1, 2]) {
      await pulumi.runtime.setMocks(chimeMocks());
      const meeting = new Meeting("standup", ARGS);
      seen.push((await observe(meeting.joinInfo)).value);
      expect((await observe(meeting.meetingArn)).value).to.match(
        /^arn:aws:chime:us-east-1:111122223333:meeting\/[-0-9a-f]{36}$/,
      );
    }
    expect(seen[0]).to.deep.equal(seen[1]);
    const { alice } = seen[0] as Record<string, { Meeting: object; Attendee: { JoinToken: string } }>;
    expect(alice?.Attendee.JoinToken).to.have.length(98);
    expect(alice?.Meeting)
      .to.have.nested.property("MediaPlacement.SignalingUrl")
      .that.matches(/^wss:\/\/signal\.m2\.ec1\./);
  });

  it("gives two meetings different ids", async () => {
    await pulumi.runtime.setMocks(chimeMocks());
    const ids = [new Meeting("one", ARGS), new Meeting("two", ARGS)].map(({ meetingId }) => observe(meetingId));
    const [one, two] = await Promise.all(ids);
    expect(one?.value).to.not.equal(two?.value);
  });

  it("keeps tokens secret", async () => {
    await pulumi.runtime.setMocks(chimeMocks());
    expect((await observe(new Meeting("standup", ARGS).joinTokens)).secret).to.equal(true);
  });

  it("creates nothing in a preview", async () => {
    await pulumi.runtime.setMocks(chimeMocks(), "project", "stack", true);
    expect((await observe(new Meeting("standup", ARGS).meetingId)).known).to.equal(false);
  });

  it("fails a wrong program with the message of pulumi preview", async () => {
    const mocks = chimeMocks();
    const inputs = { ...ARGS, externalMeetingId: "x", attendees: [{ externalUserId: "aws:me" }] };
    const type = "pulumi-nodejs:dynamic/chime-sdk-meetings:Meeting";
    const refused = Promise.resolve(
      mocks.newResource({ type, name: "standup", inputs, provider: "", custom: true, id: "" }),
    );
    const { message } = await rejection(refused);
    expect(message.split("\n")).to.deep.equal([
      `${type} resource 'standup': property externalMeetingId value {x} has a problem: must have 2 to 64 characters, got 1`,
      `${type} resource 'standup': property attendees[0].externalUserId value {<nil>} has a problem: must not begin with "aws:", which AWS keeps for itself, got "aws:me"`,
    ]);
  });

  it("fails the outputs of a wrong program, which a test waits for", async () => {
    await pulumi.runtime.setMocks(chimeMocks());
    const meeting = new Meeting("standup", { ...ARGS, mediaRegion: "e" });
    const { message } = await rejection(observe(meeting.meetingId));
    expect(message).to.match(/property mediaRegion value \{e\} has a problem: must have 2 to 64 characters, got 1/);
  });

  it("shows every registered resource, and gives other packages' a sensible answer", async () => {
    const mocks = chimeMocks();
    await pulumi.runtime.setMocks(mocks);
    const queue = new aws.sqs.Queue("events", { messageRetentionSeconds: 60 });
    const meeting = new Meeting("standup", { ...ARGS, notificationsConfiguration: { sqsQueueArn: queue.arn } });
    await observe(meeting.meetingId);
    expect(mocks.resource("events")).to.deep.include({
      type: "aws:sqs/queue:Queue",
      inputs: { messageRetentionSeconds: 60 },
    });
    expect(mocks.resource("standup").inputs["notificationsConfiguration"]).to.deep.equal({
      sqsQueueArn: "arn:aws:sqs:us-east-1:111122223333:events",
    });
    expect(() => mocks.resource("other")).to.throw(/No resource is named "other".*"events" \(aws:sqs\/queue:Queue\)/);
  });

  it("lets the test answer other packages itself", async () => {
    const newResource = ({ name, inputs }: pulumi.runtime.MockResourceArgs) => ({
      id: name,
      state: { ...inputs, arn: "mine" },
    });
    await pulumi.runtime.setMocks(chimeMocks({ newResource }));
    expect((await observe(new aws.sqs.Queue("events").arn)).value).to.equal("mine");
  });
});
