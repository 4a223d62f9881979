import { expect } from "chai";
import { answerProblems } from "../model/answerProblems";
import { sendByModel } from "../model/sendByModel";
import { UNKNOWN_ID } from "../requests";
import { openRoom } from "../rooms";
import { errorOf, withEmulator } from "../runningEmulator";

describe("DeleteMeeting", () => {
  const running = withEmulator();

  it("answers as the service model says", async () => {
    const { meetingId } = await openRoom(running);
    const answer = await sendByModel(running.emulator.url, "DeleteMeeting", { MeetingId: meetingId });
    expect(answerProblems("DeleteMeeting", answer)).to.deep.equal([]);
  });

  it("ends the meeting and its attendees", async () => {
    const { meetingId, attendeeId } = await openRoom(running);
    await running.chime.deleteMeeting({ MeetingId: meetingId });
    const MeetingId = meetingId;
    expect((await errorOf(running.chime.getMeeting({ MeetingId }))).name).to.equal("NotFoundException");
    expect((await errorOf(running.chime.getAttendee({ MeetingId, AttendeeId: attendeeId }))).name).to.equal(
      "NotFoundException",
    );
  });

  it("succeeds for a meeting that has ended, or never existed", async () => {
    const { meetingId } = await openRoom(running);
    await running.chime.deleteMeeting({ MeetingId: meetingId });
    await running.chime.deleteMeeting({ MeetingId: meetingId });
    await running.chime.deleteMeeting({ MeetingId: UNKNOWN_ID });
  });

  it("leaves other meetings alone", async () => {
    const { meetingId } = await openRoom(running);
    const other = await openRoom(running);
    await running.chime.deleteMeeting({ MeetingId: meetingId });
    expect(running.emulator.meetings().map((meeting) => meeting.meetingId)).to.deep.equal([other.meetingId]);
  });
});
