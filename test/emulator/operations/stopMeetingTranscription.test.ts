import { expect } from "chai";
import { answerProblems } from "../model/answerProblems";
import { sendByModel } from "../model/sendByModel";
import { UNKNOWN_ID } from "../requests";
import { openRoom } from "../rooms";
import { errorOf, withEmulator } from "../runningEmulator";

describe("StopMeetingTranscription", () => {
  const running = withEmulator();

  it("answers as the service model says", async () => {
    const { meetingId } = await openRoom(running);
    const answer = await sendByModel(running.emulator.url, "StopMeetingTranscription", { MeetingId: meetingId });
    expect(answerProblems("StopMeetingTranscription", answer)).to.deep.equal([]);
  });

  it("stops a transcription, and succeeds again when none runs", async () => {
    const { meetingId } = await openRoom(running);
    await running.chime.startMeetingTranscription({
      MeetingId: meetingId,
      TranscriptionConfiguration: { EngineTranscribeSettings: { IdentifyLanguage: true } },
    });
    await running.chime.stopMeetingTranscription({ MeetingId: meetingId });
    expect(running.emulator.meetings()[0]?.isTranscribed).to.equal(false);
    await running.chime.stopMeetingTranscription({ MeetingId: meetingId });
  });

  it("finds no meeting when there is none", async () => {
    const error = await errorOf(running.chime.stopMeetingTranscription({ MeetingId: UNKNOWN_ID }));
    expect(error.name).to.equal("NotFoundException");
  });
});
