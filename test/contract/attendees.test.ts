import { expect } from "chai";
import { crowd, openRoom, users } from "../emulator/rooms";
import { errorOf } from "../emulator/runningEmulator";
import { withTarget } from "./target";

const LISTENER = { Audio: "Receive", Video: "Receive", Content: "Receive" } as const;
const ALL = { Audio: "SendReceive", Video: "SendReceive", Content: "SendReceive" } as const;

/** What AWS documents about attendees, or was seen to do. */
describe("The operations for attendees", () => {
  const target = withTarget();

  it("creates one attendee, and returns it", async () => {
    const { meetingId } = await openRoom(target);
    const request = { MeetingId: meetingId, ExternalUserId: "bob", Capabilities: LISTENER };
    const { Attendee } = await target.chime.createAttendee(request);
    const got = await target.chime.getAttendee({ MeetingId: meetingId, AttendeeId: Attendee?.AttendeeId });
    expect(got.Attendee).to.deep.include({ ExternalUserId: "bob", Capabilities: LISTENER });
  });

  it("returns the existing attendee for a known ExternalUserId", async () => {
    const { meetingId, attendeeId } = await openRoom(target);
    const { Attendee } = await target.chime.createAttendee({ MeetingId: meetingId, ExternalUserId: "alice" });
    expect(Attendee?.AttendeeId).to.equal(attendeeId);
  });

  it("creates many attendees, and lists all of them in pages", async () => {
    const { meetingId: MeetingId } = await openRoom(target);
    await target.chime.batchCreateAttendee({ MeetingId, Attendees: crowd(30) });
    const names: string[] = [];
    let NextToken: string | undefined;
    do {
      const page = await target.chime.listAttendees({ MeetingId, MaxResults: 20, NextToken });
      expect(page.Attendees).to.have.length.within(1, 20);
      names.push(...(page.Attendees ?? []).map(({ ExternalUserId = "" }) => ExternalUserId));
      NextToken = page.NextToken;
    } while (NextToken !== undefined);
    expect(names.sort()).to.deep.equal(["alice", ...crowd(30).map(({ ExternalUserId }) => ExternalUserId)].sort());
  });

  it("changes the capabilities of one attendee", async () => {
    const { meetingId, attendeeId } = await openRoom(target);
    const ids = { MeetingId: meetingId, AttendeeId: attendeeId };
    const { Attendee } = await target.chime.updateAttendeeCapabilities({ ...ids, Capabilities: LISTENER });
    expect(Attendee).to.deep.include({ ExternalUserId: "alice", AttendeeId: attendeeId, Capabilities: LISTENER });
  });

  it("changes the capabilities of all attendees but some", async () => {
    const { meetingId: MeetingId, attendees } = await openRoom(target, { Attendees: users("alice", "bob") });
    const alice = attendees.find(({ ExternalUserId }) => ExternalUserId === "alice");
    await target.chime.batchUpdateAttendeeCapabilitiesExcept({
      MeetingId,
      ExcludedAttendeeIds: [{ AttendeeId: alice?.AttendeeId }],
      Capabilities: LISTENER,
    });
    const { Attendees = [] } = await target.chime.listAttendees({ MeetingId });
    const capabilities = new Map(Attendees.map((attendee) => [attendee.ExternalUserId, attendee.Capabilities]));
    expect(capabilities.get("alice")).to.deep.equal(ALL);
    expect(capabilities.get("bob")).to.deep.equal(LISTENER);
  });

  it("returns NotFound for a deleted attendee", async () => {
    const { meetingId, attendeeId } = await openRoom(target);
    const ids = { MeetingId: meetingId, AttendeeId: attendeeId };
    await target.chime.deleteAttendee(ids);
    expect((await errorOf(target.chime.getAttendee(ids))).name).to.equal("NotFoundException");
  });

  it("returns NotFound for an attendee of a deleted meeting", async () => {
    const { meetingId: MeetingId } = await openRoom(target);
    await target.chime.deleteMeeting({ MeetingId });
    const error = await errorOf(target.chime.createAttendee({ MeetingId, ExternalUserId: "bob" }));
    expect(error.name).to.equal("NotFoundException");
  });

  it("rejects video for an attendee of a meeting without video", async () => {
    const { meetingId } = await openRoom(target, { MeetingFeatures: { Video: { MaxResolution: "None" } } });
    const request = { MeetingId: meetingId, ExternalUserId: "bob", Capabilities: LISTENER };
    expect((await errorOf(target.chime.createAttendee(request))).$metadata.httpStatusCode).to.equal(400);
  });
});
