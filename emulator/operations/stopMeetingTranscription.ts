import { ServiceError } from "../errors";
import { findMeeting } from "./find";
import type { Operation } from "./operation";
import type { MeetingRequest } from "./requests";
import type { Nothing } from "./wire";

export const stopMeetingTranscription: Operation<MeetingRequest, Nothing> = (input, call) => {
  const meeting = findMeeting(call, input.MeetingId);
  if (meeting.transcription === undefined && call.choices.transcriptionState === "strict") {
    throw new ServiceError("UnprocessableEntityException", "No transcription of the meeting runs.");
  }
  if (meeting.transcription === undefined) return undefined;
  call.events.addTranscriptionEvent("chime:TranscriptionStopped", meeting, call.clock.now());
  meeting.transcription = undefined;
  call.store.touch(meeting);
  return undefined;
};
