import { openMeeting } from "./openMeeting";
import type { Operation } from "./operation";
import type { CreateMeetingRequest } from "./requests";
import { type Meeting, toMeeting } from "./wire";

export const createMeeting: Operation<CreateMeetingRequest, { Meeting: Meeting }> = (input, call) => ({
  Meeting: toMeeting(openMeeting(input, call)),
});
