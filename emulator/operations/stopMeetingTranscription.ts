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
  meeting.transcription = undefined;
  return undefined;
};
