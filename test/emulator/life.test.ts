import { expect } from "chai";
import { meetingRequest, roomRequest } from "./requests";
import { errorOf, withEmulator } from "./runningEmulator";

const MINUTE = 60;
const HOUR = 60 * MINUTE;

describe("the life of a meeting", () => {
  const running = withEmulator();

  it("lasts 5 minutes when nobody joins", async () => {
    const { meetingId } = await openRoom();
    running.emulator.advance(5 * MINUTE - 1);
    expect((await running.chime.getMeeting({ MeetingId: meetingId })).Meeting?.MeetingId).to.equal(meetingId);
    running.emulator.advance(1);
    const error = await errorOf(running.chime.getMeeting({ MeetingId: meetingId }));
    expect(error.name).to.equal("NotFoundException");
    expect(error.message).to.equal("The meeting has ended");
  });

  it("goes on while somebody is connected, but not beyond 24 hours", async () => {
    const { meetingId, attendeeId } = await openRoom();
    running.emulator.connect(meetingId, attendeeId);
    running.emulator.advance(24 * HOUR - 1);
    expect(running.emulator.meetings()).to.have.lengthOf(1);
    running.emulator.advance(1);
    expect(running.emulator.meetings()).to.deep.equal([]);
  });

  it("ends after 24 hours although the last attendee left less than 5 minutes ago", async () => {
    const { meetingId, attendeeId } = await openRoom();
    running.emulator.connect(meetingId, attendeeId);
    running.emulator.advance(24 * HOUR - MINUTE);
    running.emulator.disconnect(meetingId, attendeeId);
    running.emulator.advance(MINUTE - 1);
    expect(running.emulator.meetings()).to.have.lengthOf(1);
    running.emulator.advance(1);
    expect(running.emulator.meetings()).to.deep.equal([]);
  });

  it("ends 5 minutes after the last attendee left", async () => {
    const { meetingId, attendeeId } = await openRoom();
    running.emulator.connect(meetingId, attendeeId);
    running.emulator.advance(HOUR);
    running.emulator.disconnect(meetingId, attendeeId);
    running.emulator.advance(5 * MINUTE - 1);
    expect(running.emulator.meetings()).to.have.lengthOf(1);
    running.emulator.advance(1);
    expect(running.emulator.meetings()).to.deep.equal([]);
  });

  it("restarts its 5 minutes when an attendee returns", async () => {
    const { meetingId, attendeeId } = await openRoom();
    running.emulator.advance(4 * MINUTE);
    running.emulator.connect(meetingId, attendeeId);
    running.emulator.disconnect(meetingId, attendeeId);
    running.emulator.advance(4 * MINUTE);
    expect(running.emulator.meetings()).to.have.lengthOf(1);
  });

  it("goes on when one of two connected attendees leaves", async () => {
    const { meetingId, attendeeId, others } = await openRoom("alice", "bob");
    for (const id of [attendeeId, ...others]) running.emulator.connect(meetingId, id);
    running.emulator.disconnect(meetingId, attendeeId);
    running.emulator.advance(HOUR);
    expect(running.emulator.meetings()).to.have.lengthOf(1);
  });

  it("ends when its only connected attendee is deleted and nobody else joins", async () => {
    const { meetingId, attendeeId } = await openRoom();
    running.emulator.connect(meetingId, attendeeId);
    await running.chime.deleteAttendee({ MeetingId: meetingId, AttendeeId: attendeeId });
    running.emulator.advance(5 * MINUTE);
    expect(running.emulator.meetings()).to.deep.equal([]);
  });

  it("takes the attendees with it", async () => {
    const { meetingId, attendeeId } = await openRoom();
    running.emulator.advance(5 * MINUTE);
    const error = await errorOf(running.chime.getAttendee({ MeetingId: meetingId, AttendeeId: attendeeId }));
    expect(error.name).to.equal("NotFoundException");
  });

  it("of a replica goes on without anybody until its primary ends", async () => {
    const { meetingId, attendeeId } = await openRoom();
    running.emulator.connect(meetingId, attendeeId);
    const replica = await running.chime.createMeeting(meetingRequest({ PrimaryMeetingId: meetingId }));
    running.emulator.advance(HOUR);
    expect(running.emulator.meetings().map((meeting) => meeting.meetingId)).to.deep.equal([
      meetingId,
      replica.Meeting?.MeetingId,
    ]);
    running.emulator.disconnect(meetingId, attendeeId);
    running.emulator.advance(5 * MINUTE);
    expect(running.emulator.meetings()).to.deep.equal([]);
  });

  it("of a replica ends with the deletion of its primary", async () => {
    const { meetingId } = await openRoom();
    await running.chime.createMeeting(meetingRequest({ PrimaryMeetingId: meetingId }));
    await running.chime.deleteMeeting({ MeetingId: meetingId });
    expect(running.emulator.meetings()).to.deep.equal([]);
  });

  it("of a primary goes on when its replica is deleted", async () => {
    const { meetingId } = await openRoom();
    const replica = await running.chime.createMeeting(meetingRequest({ PrimaryMeetingId: meetingId }));
    await running.chime.deleteMeeting({ MeetingId: replica.Meeting?.MeetingId });
    expect(running.emulator.meetings().map((meeting) => meeting.meetingId)).to.deep.equal([meetingId]);
  });

  it("ends exactly once however it is looked at", async () => {
    await openRoom();
    running.emulator.advance(HOUR);
    running.emulator.meetings();
    running.emulator.meetings();
    expect(eventTypes().filter((type) => type === "chime:MeetingEnded")).to.have.lengthOf(1);
  });

  async function openRoom(...users: string[]) {
    const Attendees = (users.length > 0 ? users : ["alice"]).map((ExternalUserId) => ({ ExternalUserId }));
    const room = await running.chime.createMeetingWithAttendees(roomRequest({ Attendees }));
    const [attendeeId = "", ...others] = room.Attendees?.map(({ AttendeeId }) => AttendeeId ?? "") ?? [];
    return { meetingId: room.Meeting?.MeetingId ?? "", attendeeId, others };
  }

  function eventTypes(): string[] {
    return running.emulator.events().map(({ event }) => event.detail.eventType);
  }
});
