import { openMeeting, prepareMeeting } from "./openMeeting";
import type { Operation } from "./operation";
import type { CreateMeetingRequest } from "./requests";
import { type Meeting, toMeeting } from "./wire";

export const createMeeting: Operation<CreateMeetingRequest, { Meeting: Meeting }> = (input, call) => {
  const meeting = prepareMeeting(input, call);
  openMeeting(meeting, call);
  return { Meeting: toMeeting(meeting, call) };
};
