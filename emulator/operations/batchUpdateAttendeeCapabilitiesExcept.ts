import { findAttendee, findMeeting } from "./find";
import type { Operation } from "./operation";
import type { BatchUpdateAttendeeCapabilitiesExceptRequest } from "./requests";
import { setCapabilities } from "./setCapabilities";
import type { Nothing } from "./wire";

export const batchUpdateAttendeeCapabilitiesExcept: Operation<BatchUpdateAttendeeCapabilitiesExceptRequest, Nothing> = (
  input,
  call,
) => {
  const meeting = findMeeting(call, input.MeetingId);
  const excluded = new Set(input.ExcludedAttendeeIds.map(({ AttendeeId }) => AttendeeId.toLowerCase()));
  if (call.choices.unknownExcludedAttendee === "notFound") for (const id of excluded) findAttendee(call, meeting, id);
  const others = [...meeting.attendees.values()].filter(({ attendeeId }) => !excluded.has(attendeeId));
  setCapabilities(meeting, others, input.Capabilities, call);
  return undefined;
};
