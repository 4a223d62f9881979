import { expect } from "chai";
import { answerProblems } from "../model/answerProblems";
import { sendByModel } from "../model/sendByModel";
import { UNKNOWN_ID } from "../requests";
import { openRoom } from "../rooms";
import { errorOf, withEmulator } from "../runningEmulator";

describe("GetAttendee", () => {
  const running = withEmulator();

  it("answers as the service model says", async () => {
    const { meetingId, attendeeId } = await openRoom(running);
    const input = { MeetingId: meetingId, AttendeeId: attendeeId };
    expect(answerProblems("GetAttendee", await sendByModel(running.emulator.url, "GetAttendee", input))).to.deep.equal(
      [],
    );
  });

  it("answers the attendee as its creation did, token and all", async () => {
    const { meetingId, attendeeId, attendees } = await openRoom(running);
    const { Attendee } = await running.chime.getAttendee({ MeetingId: meetingId, AttendeeId: attendeeId });
    expect(Attendee).to.deep.equal(attendees[0]);
  });

  it("does not find an attendee of another meeting", async () => {
    const { attendeeId } = await openRoom(running);
    const other = await openRoom(running);
    const error = await errorOf(running.chime.getAttendee({ MeetingId: other.meetingId, AttendeeId: attendeeId }));
    expect(error).to.include({ name: "NotFoundException", message: `Attendee <${attendeeId}> not found` });
  });

  it("does not find an attendee of no meeting", async () => {
    const error = await errorOf(running.chime.getAttendee({ MeetingId: UNKNOWN_ID, AttendeeId: UNKNOWN_ID }));
    expect(error).to.include({ name: "NotFoundException", message: `Meeting <${UNKNOWN_ID}> not found` });
  });
});
