import { expect } from "chai";
import { answerProblems } from "../model/answerProblems";
import { sendByModel } from "../model/sendByModel";
import { UNKNOWN_ID } from "../requests";
import { openRoom } from "../rooms";
import { errorOf, withEmulator } from "../runningEmulator";

const ENGLISH = { EngineTranscribeSettings: { LanguageCode: "en-US" } } as const;

describe("StartMeetingTranscription", () => {
  const running = withEmulator();

  it("answers as the service model says", async () => {
    const { meetingId } = await openRoom(running);
    const input = { MeetingId: meetingId, TranscriptionConfiguration: ENGLISH };
    const answer = await sendByModel(running.emulator.url, "StartMeetingTranscription", input);
    expect(answerProblems("StartMeetingTranscription", answer)).to.deep.equal([]);
  });

  it("lets a transcription run", async () => {
    const { meetingId } = await openRoom(running);
    expect(running.emulator.meetings()[0]?.isTranscribed).to.equal(false);
    await running.chime.startMeetingTranscription({ MeetingId: meetingId, TranscriptionConfiguration: ENGLISH });
    expect(running.emulator.meetings()[0]?.isTranscribed).to.equal(true);
  });

  it("takes the settings of the medical engine", async () => {
    const { meetingId } = await openRoom(running);
    await running.chime.startMeetingTranscription({
      MeetingId: meetingId,
      TranscriptionConfiguration: {
        EngineTranscribeMedicalSettings: { LanguageCode: "en-US", Specialty: "CARDIOLOGY", Type: "DICTATION" },
      },
    });
    expect(running.emulator.meetings()[0]?.isTranscribed).to.equal(true);
  });

  it("refuses a configuration without the settings of an engine", async () => {
    const { meetingId } = await openRoom(running);
    const input = { MeetingId: meetingId, TranscriptionConfiguration: {} };
    expect((await errorOf(running.chime.startMeetingTranscription(input))).name).to.equal("BadRequestException");
  });

  it("refuses a configuration with the settings of both engines", async () => {
    const { meetingId } = await openRoom(running);
    const EngineTranscribeMedicalSettings = {
      LanguageCode: "en-US",
      Specialty: "CARDIOLOGY",
      Type: "DICTATION",
    } as const;
    const input = { MeetingId: meetingId, TranscriptionConfiguration: { ...ENGLISH, EngineTranscribeMedicalSettings } };
    expect((await errorOf(running.chime.startMeetingTranscription(input))).name).to.equal("BadRequestException");
  });

  it("finds no meeting to transcribe when there is none", async () => {
    const input = { MeetingId: UNKNOWN_ID, TranscriptionConfiguration: ENGLISH };
    expect((await errorOf(running.chime.startMeetingTranscription(input))).name).to.equal("NotFoundException");
  });
});
