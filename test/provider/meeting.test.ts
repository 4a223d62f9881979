import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { Meeting, type MeetingArgs } from "../../provider";
import { mockEngine, observe, resetConfiguration } from "../support/mocks";

const ARGS: MeetingArgs = {
  externalMeetingId: "standup",
  mediaRegion: "eu-central-1",
  attendees: [{ externalUserId: "alice" }, { externalUserId: "bob" }],
  meetingFeatures: { audio: { echoReduction: "AVAILABLE" } },
};

const SECRET_OUTPUTS = ["attendees", "joinTokens", "joinInfo"] as const;
const DECIDED_BY_CREATION = [
  "meetingId",
  "meetingArn",
  "mediaPlacement",
  "attendees",
  "joinTokens",
  "attendeeIds",
  "joinInfo",
  "createdAt",
  "expiresAt",
  "meetingFeatures",
] as const;

describe("Meeting", () => {
  after(resetConfiguration);
  it("registers with the type token and the arguments of states", async () => {
    const [registered] = await registeredBy(() => new Meeting("standup", ARGS));
    expect(registered?.type).to.equal("pulumi-nodejs:dynamic/chime-sdk-meetings:Meeting");
    expect(registered?.inputs).to.deep.include(ARGS);
    expect(registered?.inputs).to.not.have.property("resourceIdentity");
  });

  it("accepts one object of arguments for two meetings", async () => {
    const registered = await registeredBy(() => [new Meeting("one", ARGS), new Meeting("two", ARGS)]);
    expect(registered.map(({ name }) => name)).to.deep.equal(["one", "two"]);
  });

  describe("outputs", () => {
    it("derives join tokens and joinInfo from the outputs of the provider", async () => {
      await mockEngine();
      const meeting = new Meeting("standup", ARGS);
      expect((await observe(meeting.joinTokens)).value).to.deep.equal({ alice: "token of alice", bob: "token of bob" });
      expect((await observe(meeting.attendeeIds)).value).to.deep.equal({ alice: "alice-id", bob: "bob-id" });
      expect((await observe(meeting.expiresAt)).value).to.equal("2026-01-02T00:00:00.000Z");
      expect((await observe(meeting.joinInfoFor("bob"))).value).to.deep.equal({
        Meeting: {
          MeetingId: "standup-id",
          ExternalMeetingId: "standup",
          MediaRegion: "eu-central-1",
          MediaPlacement: { AudioHostUrl: "audio.example", SignalingUrl: "wss://signal.example" },
          MeetingFeatures: { Audio: { EchoReduction: "AVAILABLE" } },
          MeetingArn: "arn:aws:chime:us-east-1:111122223333:meeting/standup-id",
        },
        Attendee: { ExternalUserId: "bob", AttendeeId: "bob-id", JoinToken: "token of bob" },
      });
    });

    for (const name of ["primaryMeetingId", "tenantIds", "tags"] as const) {
      it(`has an empty output ${name} if it is not declared`, async () => {
        await mockEngine();
        expect(await observe(new Meeting("standup", ARGS)[name])).to.include({ value: undefined, known: true });
      });

      it(`has the ${name} of the service for an existing meeting`, async () => {
        const newResource = () => ({ id: "looked-up", state: { meetingId: "looked-up", [name]: "as at AWS" } });
        await pulumi.runtime.setMocks({ newResource, call: ({ inputs }) => inputs }, "project", "test", false);
        expect(await observe(Meeting.get("standup", "looked-up")[name])).to.include({ value: "as at AWS" });
        const adopting = new Meeting("standup", { ...ARGS, existingMeetingId: "looked-up" });
        expect(await observe(adopting[name])).to.include({ value: "as at AWS" });
      });
    }

    it("has tags as the program declares them", async () => {
      await mockEngine();
      const { tags } = new Meeting("standup", { ...ARGS, tags: { team: "video" } });
      expect((await observe(tags)).value).to.deep.equal({ team: "video" });
    });

    it("fails for an attendee that is not declared, without its name", async () => {
      await mockEngine();
      const refused = observe(new Meeting("standup", ARGS).joinInfoFor("mallory")).then(
        String,
        (error: Error) => error.message,
      );
      expect(await refused).to.match(/^No attendee with this externalUserId is declared\./);
    });
  });

  for (const preview of [false, true]) {
    for (const name of SECRET_OUTPUTS) {
      it(`keeps ${name} secret ${preview ? "in preview" : "in up"}`, async () => {
        await mockEngine({ preview });
        expect((await observe(new Meeting("standup", ARGS)[name])).secret).to.equal(true);
      });
    }

    it(`keeps joinInfoFor secret ${preview ? "in preview" : "in up"}`, async () => {
      await mockEngine({ preview });
      expect((await observe(new Meeting("standup", ARGS).joinInfoFor("alice"))).secret).to.equal(true);
    });
  }

  for (const name of DECIDED_BY_CREATION) {
    it(`has an unknown ${name} in preview`, async () => {
      await mockEngine({ preview: true });
      expect((await observe(new Meeting("standup", ARGS)[name])).known).to.equal(false);
    });
  }

  it("has declared values in preview", async () => {
    await mockEngine({ preview: true });
    expect(await observe(new Meeting("standup", ARGS).mediaRegion)).to.deep.equal({
      value: "eu-central-1",
      known: true,
      secret: false,
    });
  });

  describe("region", () => {
    const regionWith = async (config: Record<string, string>, args: Partial<MeetingArgs> = {}) => {
      const [registered] = await registeredBy(() => new Meeting("standup", { ...ARGS, ...args }), config);
      return registered?.inputs.region;
    };

    it("is the argument before any configuration", async () => {
      const config = { "chime-sdk-meetings:region": "us-west-2", "aws:region": "eu-west-2" };
      expect(await regionWith(config, { region: "ca-central-1" })).to.equal("ca-central-1");
    });

    it("is chime-sdk-meetings:region before aws:region", async () => {
      const config = { "chime-sdk-meetings:region": "us-west-2", "aws:region": "eu-west-2" };
      expect(await regionWith(config)).to.equal("us-west-2");
    });

    it("is aws:region without the others", async () => {
      expect(await regionWith({ "aws:region": "eu-west-2" })).to.equal("eu-west-2");
    });

    it("is left to the AWS SDK without configuration", async () => {
      expect(await regionWith({})).to.equal(undefined);
    });
  });

  it("registers two meetings of one component, which do not wait for each other", async () => {
    const registered = await registeredBy(() => {
      const parent = new pulumi.ComponentResource("test:index:Rooms", "rooms");
      new Meeting("blue", ARGS, { parent });
      new Meeting("green", ARGS, { parent });
    });
    expect(registered.map(({ name }) => name)).to.include.members(["blue", "green"]);
  });
});

async function registeredBy(program: () => unknown, config: Record<string, string> = {}) {
  const registered = await mockEngine({ config });
  program();
  await pulumi.runtime.disconnect();
  return registered;
}
