import { expect } from "chai";
import { meetingRequest, roomRequest } from "../requests";
import { errorOf, withEmulator } from "../runningEmulator";

describe("CreateMeetingWithAttendees", () => {
  const running = withEmulator();

  it("answers the meeting with the attendees in the order of the request", async () => {
    const { Meeting, Attendees, Errors } = await running.chime.createMeetingWithAttendees(
      roomRequest({ Attendees: [{ ExternalUserId: "zoe" }, { ExternalUserId: "adam" }] }),
    );
    expect(Meeting?.ExternalMeetingId).to.equal("standup");
    expect(Attendees?.map(({ ExternalUserId }) => ExternalUserId)).to.deep.equal(["zoe", "adam"]);
    expect(Errors).to.deep.equal([]);
  });

  it("gives each attendee a token of 98 characters that begins with its id", async () => {
    const { Attendees } = await running.chime.createMeetingWithAttendees(roomRequest());
    const [attendee] = Attendees ?? [];
    expect(attendee?.JoinToken).to.have.lengthOf(98);
    expect(Buffer.from(attendee?.JoinToken ?? "", "base64").toString()).to.match(
      new RegExp(`^${attendee?.AttendeeId}:`),
    );
  });

  it("gives the same meeting, attendees and tokens to the same ClientRequestToken", async () => {
    const request = roomRequest({ ClientRequestToken: "token-1" });
    const first = await running.chime.createMeetingWithAttendees(request);
    const second = await running.chime.createMeetingWithAttendees(request);
    expect(second.Meeting).to.deep.equal(first.Meeting);
    expect(second.Attendees).to.deep.equal(first.Attendees);
    expect(running.emulator.meetings()).to.have.lengthOf(1);
  });

  it("makes another meeting for the same ClientRequestToken when the first has ended", async () => {
    const request = roomRequest({ ClientRequestToken: "token-1" });
    const first = await running.chime.createMeetingWithAttendees(request);
    running.emulator.advance(300);
    const second = await running.chime.createMeetingWithAttendees(request);
    expect(second.Meeting?.MeetingId).not.to.equal(first.Meeting?.MeetingId);
  });

  it("refuses more than 20 attendees", async () => {
    const Attendees = Array.from({ length: 21 }, (_, index) => ({ ExternalUserId: `user-${index}` }));
    const error = await errorOf(running.chime.createMeetingWithAttendees(roomRequest({ Attendees })));
    expect(error.name).to.equal("BadRequestException");
    expect(error.message).to.equal(
      "1 validation error detected: Value at 'attendees' failed to satisfy constraint: Member must have length less than or equal to 20",
    );
    expect(running.emulator.meetings()).to.deep.equal([]);
  });

  it("is counted apart from CreateMeeting", async () => {
    await running.chime.createMeetingWithAttendees(roomRequest());
    await running.chime.createMeeting(meetingRequest());
    await running.chime.createMeeting(meetingRequest());
    expect(running.emulator.requests()).to.deep.equal({ CreateMeetingWithAttendees: 1, CreateMeeting: 2 });
  });
});
