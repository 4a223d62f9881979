import { expect } from "chai";
import { answerProblems } from "../model/answerProblems";
import { sendByModel } from "../model/sendByModel";
import { openRoom, users } from "../rooms";
import { errorOf, withEmulator } from "../runningEmulator";

describe("DeleteAttendee", () => {
  const running = withEmulator();

  it("answers as the service model says", async () => {
    const { meetingId, attendeeId } = await openRoom(running);
    const input = { MeetingId: meetingId, AttendeeId: attendeeId };
    const answer = await sendByModel(running.emulator.url, "DeleteAttendee", input);
    expect(answerProblems("DeleteAttendee", answer)).to.deep.equal([]);
  });

  it("takes away the one attendee and leaves the others", async () => {
    const { meetingId, attendeeId } = await openRoom(running, { Attendees: users("alice", "bob") });
    await running.chime.deleteAttendee({ MeetingId: meetingId, AttendeeId: attendeeId });
    const { Attendees } = await running.chime.listAttendees({ MeetingId: meetingId });
    expect(Attendees?.map(({ ExternalUserId }) => ExternalUserId)).to.deep.equal(["bob"]);
  });

  it("lets the same user come back under another id and with another token", async () => {
    const { meetingId, attendeeId, attendees } = await openRoom(running);
    await running.chime.deleteAttendee({ MeetingId: meetingId, AttendeeId: attendeeId });
    const { Attendee } = await running.chime.createAttendee({ MeetingId: meetingId, ExternalUserId: "alice" });
    expect(Attendee?.AttendeeId).not.to.equal(attendeeId);
    expect(Attendee?.JoinToken).not.to.equal(attendees[0]?.JoinToken);
  });

  it("says of an attendee that is gone that it is not found", async () => {
    const { meetingId, attendeeId } = await openRoom(running);
    const input = { MeetingId: meetingId, AttendeeId: attendeeId };
    await running.chime.deleteAttendee(input);
    expect((await errorOf(running.chime.deleteAttendee(input))).name).to.equal("NotFoundException");
  });
});
