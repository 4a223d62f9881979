import { expect } from "chai";
import { answerProblems } from "../model/answerProblems";
import { sendByModel } from "../model/sendByModel";
import { UNKNOWN_ID } from "../requests";
import { openRoom, users } from "../rooms";
import { errorOf, withEmulator } from "../runningEmulator";

const LISTENER = { Audio: "Receive", Video: "Receive", Content: "Receive" } as const;

describe("UpdateAttendeeCapabilities", () => {
  const running = withEmulator();

  it("answers as the service model says", async () => {
    const { meetingId, attendeeId } = await openRoom(running);
    const input = { MeetingId: meetingId, AttendeeId: attendeeId, Capabilities: LISTENER };
    const answer = await sendByModel(running.emulator.url, "UpdateAttendeeCapabilities", input);
    expect(answerProblems("UpdateAttendeeCapabilities", answer)).to.deep.equal([]);
  });

  it("changes the one attendee, who keeps id and token", async () => {
    const { meetingId, attendeeId, attendees } = await openRoom(running, { Attendees: users("alice", "bob") });
    const input = { MeetingId: meetingId, AttendeeId: attendeeId, Capabilities: LISTENER };
    const { Attendee } = await running.chime.updateAttendeeCapabilities(input);
    expect(Attendee).to.deep.equal({ ...attendees[0], Capabilities: LISTENER });
    const { Attendees } = await running.chime.listAttendees({ MeetingId: meetingId });
    expect(Attendees).to.deep.equal([Attendee, attendees[1]]);
  });

  it("changes nothing when the rules forbid the capabilities", async () => {
    const { meetingId, attendeeId, attendees } = await openRoom(running);
    const input = { MeetingId: meetingId, AttendeeId: attendeeId };
    const forbidden = { ...LISTENER, Video: "None" } as const;
    const error = await errorOf(running.chime.updateAttendeeCapabilities({ ...input, Capabilities: forbidden }));
    expect(error.name).to.equal("ValidationException");
    expect((await running.chime.getAttendee(input)).Attendee).to.deep.equal(attendees[0]);
  });

  it("does not find an attendee that is not in the meeting", async () => {
    const { meetingId } = await openRoom(running);
    const input = { MeetingId: meetingId, AttendeeId: UNKNOWN_ID, Capabilities: LISTENER };
    expect((await errorOf(running.chime.updateAttendeeCapabilities(input))).name).to.equal("NotFoundException");
  });
});
