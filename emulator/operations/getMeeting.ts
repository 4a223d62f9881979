import { findMeeting } from "./find";
import type { Operation } from "./operation";
import type { MeetingRequest } from "./requests";
import { type Meeting, toMeeting } from "./wire";

export const getMeeting: Operation<MeetingRequest, { Meeting: Meeting }> = (input, call) => ({
  Meeting: toMeeting(findMeeting(call, input.MeetingId), call),
});
