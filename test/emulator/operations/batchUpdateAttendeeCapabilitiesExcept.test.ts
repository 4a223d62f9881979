import { expect } from "chai";
import { answerProblems } from "../model/answerProblems";
import { sendByModel } from "../model/sendByModel";
import { UNKNOWN_ID } from "../requests";
import { openRoom, users } from "../rooms";
import { errorOf, withEmulator } from "../runningEmulator";

const LISTENER = { Audio: "Receive", Video: "Receive", Content: "Receive" } as const;
const ALL = { Audio: "SendReceive", Video: "SendReceive", Content: "SendReceive" } as const;

describe("BatchUpdateAttendeeCapabilitiesExcept", () => {
  const running = withEmulator();

  it("answers as the service model says", async () => {
    const { meetingId, attendeeId } = await openRoom(running);
    const ExcludedAttendeeIds = [{ AttendeeId: attendeeId }];
    const input = { MeetingId: meetingId, ExcludedAttendeeIds, Capabilities: LISTENER };
    const answer = await sendByModel(running.emulator.url, "BatchUpdateAttendeeCapabilitiesExcept", input);
    expect(answerProblems("BatchUpdateAttendeeCapabilitiesExcept", answer)).to.deep.equal([]);
  });

  it("changes everybody but those who are excluded", async () => {
    const { meetingId, attendeeId } = await openRoom(running, { Attendees: users("alice", "bob", "carol") });
    await running.chime.batchUpdateAttendeeCapabilitiesExcept({
      MeetingId: meetingId,
      ExcludedAttendeeIds: [{ AttendeeId: attendeeId }],
      Capabilities: LISTENER,
    });
    const { Attendees } = await running.chime.listAttendees({ MeetingId: meetingId });
    expect(Attendees?.map(({ Capabilities }) => Capabilities)).to.deep.equal([ALL, LISTENER, LISTENER]);
  });

  it("changes everybody when the excluded one is not in the meeting", async () => {
    const { meetingId } = await openRoom(running);
    await running.chime.batchUpdateAttendeeCapabilitiesExcept({
      MeetingId: meetingId,
      ExcludedAttendeeIds: [{ AttendeeId: UNKNOWN_ID }],
      Capabilities: LISTENER,
    });
    expect(running.emulator.meetings()[0]?.attendees[0]?.capabilities).to.deep.equal(LISTENER);
  });

  it("changes nobody when the rules forbid the capabilities", async () => {
    const { meetingId } = await openRoom(running, { MeetingFeatures: { Content: { MaxResolution: "None" } } });
    const error = await errorOf(
      running.chime.batchUpdateAttendeeCapabilitiesExcept({
        MeetingId: meetingId,
        ExcludedAttendeeIds: [{ AttendeeId: UNKNOWN_ID }],
        Capabilities: LISTENER,
      }),
    );
    expect(error.name).to.equal("ValidationException");
    expect(running.emulator.meetings()[0]?.attendees[0]?.capabilities.Audio).to.equal("SendReceive");
  });
});
