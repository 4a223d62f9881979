import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import {
  getMeetingOutput,
  listAttendeesOutput,
  Meeting,
  type MeetingArgs,
  MeetingAttendee,
  MeetingTranscription,
} from "../../provider";
import { chimeMocks } from "../../testing";
import { observe, resetConfiguration } from "../support/mocks";
import { rejection } from "../support/rejection";

const ARGS: MeetingArgs = {
  externalMeetingId: "standup",
  mediaRegion: "eu-central-1",
  attendees: [{ externalUserId: "alice" }, { externalUserId: "bob" }],
};

describe("chimeMocks", () => {
  after(resetConfiguration);
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
      .that.matches(/^wss:\/\/signal\.chime\.invalid\/control\//);
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
      `${type} resource 'standup' has a problem: externalMeetingId must have 2 to 64 characters, got 1`,
      `${type} resource 'standup' has a problem: attendees[0].externalUserId must not begin with "aws:", which AWS reserves`,
    ]);
  });

  it("fails the outputs of a wrong program, which a test waits for", async () => {
    await pulumi.runtime.setMocks(chimeMocks());
    const meeting = new Meeting("standup", { ...ARGS, mediaRegion: "e" });
    const { message } = await rejection(observe(meeting.meetingId));
    expect(message).to.match(/has a problem: mediaRegion must have 2 to 64 characters, got 1/);
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

  it("leaves to the default what the test's own mocks do not answer", async () => {
    const mocks = chimeMocks({
      newResource: ({ type, name }) =>
        type === "aws:sqs/queue:Queue" ? { id: name, state: { arn: "mine" } } : undefined,
      call: ({ token }) => (token === "aws:index/getRegion:getRegion" ? { region: "eu-west-2" } : undefined),
    });
    await pulumi.runtime.setMocks(mocks);
    expect((await observe(new aws.sqs.Queue("events").arn)).value).to.equal("mine");
    expect((await observe(new aws.sns.Topic("events").arn)).value).to.equal(
      "arn:aws:sns:us-east-1:111122223333:events",
    );
    expect((await aws.getRegion()).region).to.equal("eu-west-2");
    expect((await aws.getCallerIdentity()).accountId).to.equal("111122223333");
  });

  it("gives attendees, transcriptions and look-ups what the service would, with tokens secret", async () => {
    await pulumi.runtime.setMocks(chimeMocks());
    const meeting = new Meeting("standup", ARGS);
    const guest = new MeetingAttendee("guest", { meeting, externalUserId: "guest" });
    const captions = new MeetingTranscription("captions", {
      meeting,
      transcriptionConfiguration: { engineTranscribeSettings: { languageCode: "de-DE" } },
    });
    const token = await observe(guest.joinToken);
    expect({ ...token, value: String(token.value).length }).to.deep.equal({ value: 98, known: true, secret: true });
    const { value: meetingId } = await observe(meeting.meetingId);
    expect((await observe(captions.meetingId)).value).to.equal(meetingId);
    const found = getMeetingOutput({ meetingId: meeting.meetingId });
    expect((await observe(found.meetingId)).value).to.equal(meetingId);
    const listed = await observe(listAttendeesOutput({ meetingId: meeting.meetingId }).attendees);
    expect({ value: listed.value, secret: listed.secret }).to.deep.equal({ value: [], secret: true });
  });

  it("names by type and name what the test asks for when there are two of that name", async () => {
    const mocks = chimeMocks();
    await mocks.run(() => [new Meeting("standup", ARGS), new aws.sqs.Queue("standup")]);
    expect(() => mocks.resource("standup")).to.throw(/^More than one resource is named "standup".*sqs/);
  });

  describe("run", () => {
    it("gives what the program gives, when all its resources are registered", async () => {
      const mocks = chimeMocks();
      const meeting = await mocks.run(() => {
        const queue = new aws.sqs.Queue("events");
        return new Meeting("standup", { ...ARGS, notificationsConfiguration: { sqsQueueArn: queue.arn } });
      });
      expect(mocks.resources.map(({ name }) => name)).to.deep.equal(["events", "standup"]);
      expect((await observe(meeting.meetingId)).known).to.equal(true);
    });

    it("gives the program its configuration, project and stack", async () => {
      const mocks = chimeMocks();
      const config = { team: "video", "aws:region": "eu-central-1" };
      const seen = await mocks.run(
        () => {
          const meeting = new Meeting("standup", ARGS);
          return { meeting, names: [new pulumi.Config().get("team"), pulumi.getProject(), pulumi.getStack()] };
        },
        { config, project: "rooms", stack: "dev" },
      );
      expect(seen.names).to.deep.equal(["video", "rooms", "dev"]);
      expect((await observe(seen.meeting.meetingArn)).value).to.match(/^arn:aws:chime:eu-central-1:/);
    });

    it("creates nothing in a preview, also of other packages", async () => {
      const mocks = chimeMocks();
      const { meeting, queue } = await mocks.run(
        () => ({ meeting: new Meeting("standup", ARGS), queue: new aws.sqs.Queue("events") }),
        { preview: true },
      );
      expect((await observe(meeting.meetingId)).known).to.equal(false);
      expect((await observe(queue.arn)).known).to.equal(false);
    });

    it("fails a wrong program, also when nothing waits for its outputs", async () => {
      const wrong = chimeMocks().run(() => {
        new Meeting("standup", { ...ARGS, mediaRegion: "e" });
      });
      expect((await rejection(wrong)).message).to.match(
        /resource 'standup' has a problem: mediaRegion must have 2 to 64 characters, got 1$/,
      );
    });

    it("fails where a value has failed that a resource needs, and tells nobody else", async () => {
      const told: unknown[] = [];
      const tell = (reason: unknown) => told.push(reason);
      process.on("unhandledRejection", tell);
      try {
        const wrong = chimeMocks().run(() => {
          new Meeting("standup", { ...ARGS, mediaRegion: pulumi.output(Promise.reject(new Error("no such region"))) });
        });
        expect((await rejection(wrong)).message).to.contain("no such region");
        const right = chimeMocks().run(() => new Meeting("standup", ARGS));
        expect((await observe((await right).meetingId)).known).to.equal(true);
        expect(told).to.deep.equal([]);
        expect(process.listeners("unhandledRejection")).to.include(tell);
      } finally {
        process.off("unhandledRejection", tell);
      }
    });

    it("fails with the program's own error", async () => {
      const failing = chimeMocks().run(() => Promise.reject(new Error("the program's own")));
      expect((await rejection(failing)).message).to.equal("the program's own");
    });
  });
});
