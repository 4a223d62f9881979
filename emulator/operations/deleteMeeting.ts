import { findMeeting } from "./find";
import type { Operation } from "./operation";
import type { MeetingRequest } from "./requests";
import type { Nothing } from "./wire";

export const deleteMeeting: Operation<MeetingRequest, Nothing> = (input, call) => {
  if (call.choices.deleteMissingMeeting === "success" && !call.store.find(call.scope, input.MeetingId))
    return undefined;
  call.store.end(findMeeting(call, input.MeetingId), call.clock.now());
  return undefined;
};
