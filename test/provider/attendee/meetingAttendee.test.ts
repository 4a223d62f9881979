import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { getMeetingOutput, Meeting, MeetingAttendee, type MeetingAttendeeArgs } from "../../../provider";
import { type ChimeMocks, chimeMocks } from "../../../testing";
import { MEETING_ID } from "../../support/ids";
import { observe, resetConfiguration } from "../../support/mocks";

const ROOM = {
  externalMeetingId: "standup",
  mediaRegion: "eu-central-1",
  attendees: [{ externalUserId: "alice" }],
} as const;

describe("MeetingAttendee", () => {
  after(resetConfiguration);
  let mocks: ChimeMocks;

  const begin = async (preview = false) => {
    mocks = chimeMocks();
    pulumi.runtime.setAllConfig({ "aws:region": "eu-west-2" });
    await pulumi.runtime.setMocks(mocks, "project", "test", preview);
  };

  const registered = async (args: MeetingAttendeeArgs) => {
    await begin();
    new MeetingAttendee("guest", args);
    await pulumi.runtime.disconnect();
    return mocks.resource("guest");
  };

  it("registers with the type token and the arguments of states", async () => {
    const { type, inputs } = await registered({ meetingId: MEETING_ID, externalUserId: "guest" });
    expect(type).to.equal("pulumi-nodejs:dynamic/chime-sdk-meetings:MeetingAttendee");
    expect(inputs).to.deep.equal({ meetingId: MEETING_ID, externalUserId: "guest", region: "eu-west-2" });
  });

  it("uses the id and region of its meeting", async () => {
    await begin();
    const meeting = new Meeting("standup", { ...ROOM, region: "eu-central-1" });
    const guest = new MeetingAttendee("guest", { meeting, externalUserId: "guest" });
    const { value: meetingId } = await observe(meeting.meetingId);
    expect((await observe(guest.meetingId)).value).to.equal(meetingId);
    expect(mocks.resource("guest").inputs).to.deep.equal({
      meetingId,
      externalUserId: "guest",
      region: "eu-central-1",
    });
  });

  it("accepts the result of getMeetingOutput", async () => {
    await begin();
    const meeting = getMeetingOutput({ meetingId: MEETING_ID, region: "us-west-2" });
    const guest = new MeetingAttendee("guest", { meeting, externalUserId: "guest" });
    const { value } = await observe(guest.joinInfo);
    expect(value).to.deep.include({ Meeting: { ...(value as { Meeting: object }).Meeting, MeetingId: MEETING_ID } });
    expect(mocks.resource("guest").inputs).to.include({ meetingId: MEETING_ID, region: "us-west-2" });
  });

  it("returns the joinInfo of a client", async () => {
    await begin();
    const meeting = new Meeting("standup", ROOM);
    const guest = new MeetingAttendee("guest", { meeting, externalUserId: "guest" });
    const { value } = await observe(guest.joinInfo);
    const { Meeting: whole, Attendee } = value as { Meeting: Record<string, unknown>; Attendee: object };
    expect(whole["MediaPlacement"]).to.have.property("SignalingUrl");
    expect(whole).to.include({ ExternalMeetingId: "standup", MediaRegion: "eu-central-1" });
    expect(Attendee).to.deep.equal({
      ExternalUserId: "guest",
      AttendeeId: (await observe(guest.attendeeId)).value,
      JoinToken: (await observe(guest.joinToken)).value,
      Capabilities: { Audio: "SendReceive", Video: "SendReceive", Content: "SendReceive" },
    });
  });

  it("looks up the meeting for joinInfo if it has only its id", async () => {
    await begin();
    const guest = new MeetingAttendee("guest", { meetingId: MEETING_ID, externalUserId: "guest" });
    const { value, secret } = await observe(guest.joinInfo);
    const { Meeting: whole, Attendee } = value as {
      Meeting: Record<string, unknown>;
      Attendee: Record<string, unknown>;
    };
    expect(whole).to.include({ MeetingId: MEETING_ID });
    expect(whole["MediaPlacement"]).to.have.property("SignalingUrl");
    expect(Attendee["ExternalUserId"]).to.equal("guest");
    expect(secret).to.equal(true);
  });

  it("accepts an output of a Meeting", async () => {
    await begin();
    const meeting = new Meeting("standup", ROOM);
    const guest = new MeetingAttendee("guest", { meeting: pulumi.output(meeting), externalUserId: "guest" });
    expect((await observe(guest.meetingId)).value).to.equal((await observe(meeting.meetingId)).value);
    expect((await observe(guest.region)).value).to.equal((await observe(meeting.region)).value);
    const { value } = await observe(guest.joinInfo);
    expect((value as { Meeting: object }).Meeting).to.include({ ExternalMeetingId: "standup" });
  });

  it("rejects a meeting and an id together", async () => {
    await begin();
    const both = { meeting: new Meeting("standup", ROOM), meetingId: MEETING_ID, externalUserId: "guest" };
    expect(() => new MeetingAttendee("guest", both as never)).to.throw(
      /^Cannot declare MeetingAttendee "guest": it has both `meeting` and `meetingId`/,
    );
  });

  for (const preview of [false, true]) {
    it(`keeps joinToken and joinInfo secret ${preview ? "in preview" : "in up"}`, async () => {
      await begin(preview);
      const guest = new MeetingAttendee("guest", { meeting: new Meeting("standup", ROOM), externalUserId: "guest" });
      expect((await observe(guest.joinToken)).secret).to.equal(true);
      expect((await observe(guest.joinInfo)).secret).to.equal(true);
      expect((await observe(guest.attendeeId)).secret).to.equal(false);
    });
  }

  it("has unknown outputs in preview", async () => {
    await begin(true);
    const guest = new MeetingAttendee("guest", { meetingId: MEETING_ID, externalUserId: "guest" });
    for (const output of [guest.attendeeId, guest.joinToken, guest.capabilities]) {
      expect((await observe(output)).known).to.equal(false);
    }
    expect((await observe(guest.externalUserId)).value).to.equal("guest");
  });
});
