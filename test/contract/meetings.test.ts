import { expect } from "chai";
import { meetingRequest, roomRequest, UNKNOWN_ID } from "../emulator/requests";
import { openRoom, users } from "../emulator/rooms";
import { errorOf } from "../emulator/runningEmulator";
import { withTarget } from "./target";

const ALL = { Audio: "SendReceive", Video: "SendReceive", Content: "SendReceive" } as const;
const REFUSED = ["BadRequestException", "ValidationException"];

/** What AWS documents about meetings, or was seen to do. */
describe("The operations for meetings", () => {
  const target = withTarget();

  it("returns a new meeting with its ids, its URLs and the arguments of the request", async () => {
    const { Meeting } = await target.chime.createMeeting(meetingRequest({ TenantIds: ["tenant"] }));
    expect(Meeting).to.deep.include({ ExternalMeetingId: "standup", MediaRegion: "us-east-1", TenantIds: ["tenant"] });
    expect(Meeting?.MeetingArn).to.match(/^arn:aws[\w-]*:chime:[\w-]+:\d{12}:meeting\//);
    expect(Meeting?.MeetingArn?.endsWith(`meeting/${Meeting.MeetingId}`)).to.equal(true);
    expect(Object.keys(Meeting?.MediaPlacement ?? {})).to.have.members([
      ...["AudioFallbackUrl", "AudioHostUrl", "EventIngestionUrl", "ScreenDataUrl"],
      ...["ScreenSharingUrl", "ScreenViewingUrl", "SignalingUrl", "TurnControlUrl"],
    ]);
  });

  it("returns new attendees with ids, join tokens and all capabilities", async () => {
    const { attendees } = await openRoom(target, { Attendees: users("alice", "bob") });
    expect(attendees.map(({ ExternalUserId }) => ExternalUserId)).to.have.members(["alice", "bob"]);
    for (const { Capabilities, JoinToken } of attendees) {
      expect(Capabilities).to.deep.equal(ALL);
      expect(JoinToken).to.be.a("string").with.length.within(2, 2048);
    }
    expect(new Set(attendees.map(({ JoinToken }) => JoinToken)).size).to.equal(2);
  });

  it("returns a meeting as it was created", async () => {
    const { meetingId, meeting } = await openRoom(target);
    expect((await target.chime.getMeeting({ MeetingId: meetingId })).Meeting).to.deep.equal(meeting);
  });

  it("returns the active meeting for the same ClientRequestToken", async () => {
    const request = meetingRequest({ ClientRequestToken: crypto.randomUUID() });
    const first = await target.chime.createMeeting(request);
    const second = await target.chime.createMeeting(request);
    expect(second.Meeting?.MeetingId).to.equal(first.Meeting?.MeetingId);
  });

  it("returns NotFound for a deleted meeting", async () => {
    const { meetingId } = await openRoom(target);
    await target.chime.deleteMeeting({ MeetingId: meetingId });
    const error = await errorOf(target.chime.getMeeting({ MeetingId: meetingId }));
    expect(error.name).to.equal("NotFoundException");
    expect(error.$metadata.httpStatusCode).to.equal(404);
  });

  it("returns NotFound for an unknown meeting", async () => {
    const error = await errorOf(target.chime.getMeeting({ MeetingId: UNKNOWN_ID }));
    expect(error.name).to.equal("NotFoundException");
  });

  it("creates a replica of a meeting", async () => {
    const { meetingId } = await openRoom(target);
    const { Meeting } = await target.chime.createMeeting(meetingRequest({ PrimaryMeetingId: meetingId }));
    expect(Meeting?.PrimaryMeetingId).to.equal(meetingId);
    expect(Meeting?.MeetingId).not.to.equal(meetingId);
  });

  for (const [name, changes] of [
    ["21 attendees", { Attendees: users(...Array.from({ length: 21 }, (_, index) => `user-${index}`)) }],
    ["no attendees", { Attendees: [] }],
    ["an ExternalMeetingId of one character", { ExternalMeetingId: "x" }],
    ["an ExternalMeetingId that begins with aws:", { ExternalMeetingId: "aws:room" }],
    ["a ClientRequestToken with a blank", { ClientRequestToken: "a b" }],
    ["a tenant id with one character four times in a row", { TenantIds: ["aaaa"] }],
    [
      "content without video",
      { Attendees: [{ ExternalUserId: "al", Capabilities: { ...ALL, Video: "None" } as const }] },
    ],
  ] as const) {
    it(`refuses ${name}`, async () => {
      const request = roomRequest(changes as Parameters<typeof roomRequest>[0]);
      const error = await errorOf(target.chime.createMeetingWithAttendees(request));
      expect(error.name).to.be.oneOf(REFUSED);
      expect(error.$metadata.httpStatusCode).to.equal(400);
    });
  }

  it("sets tags at the creation, adds, overwrites and removes some", async () => {
    const { arn: ResourceARN } = await openRoom(target, { Tags: [{ Key: "team", Value: "red" }] });
    await target.chime.tagResource({
      ResourceARN,
      Tags: [
        { Key: "team", Value: "blue" },
        { Key: "floor", Value: "1" },
      ],
    });
    await target.chime.untagResource({ ResourceARN, TagKeys: ["floor", "nothing"] });
    const { Tags } = await target.chime.listTagsForResource({ ResourceARN });
    expect(Tags).to.deep.equal([{ Key: "team", Value: "blue" }]);
  });
});
