import { ServiceError } from "../errors";
import { findMeeting } from "./find";
import type { Operation } from "./operation";
import type { StartMeetingTranscriptionRequest } from "./requests";
import type { Nothing } from "./wire";

/** Remembers that a transcription runs; nothing is transcribed. Settings that do not fit together are accepted, as by AWS. */
export const startMeetingTranscription: Operation<StartMeetingTranscriptionRequest, Nothing> = (input, call) => {
  const meeting = findMeeting(call, input.MeetingId);
  const { EngineTranscribeSettings, EngineTranscribeMedicalSettings } = input.TranscriptionConfiguration;
  if ((EngineTranscribeSettings === undefined) === (EngineTranscribeMedicalSettings === undefined)) {
    throw new ServiceError(
      "BadRequestException",
      "TranscriptionConfiguration must contain either EngineTranscribeSettings or EngineTranscribeMedicalSettings.",
    );
  }
  if (meeting.transcription !== undefined && call.choices.transcriptionState === "strict") {
    throw new ServiceError("UnprocessableEntityException", "The meeting's transcription runs already.");
  }
  meeting.transcription = input.TranscriptionConfiguration;
  call.store.touch(meeting);
  call.events.addTranscriptionEvent("chime:TranscriptionStarted", meeting, call.clock.now());
  return undefined;
};
