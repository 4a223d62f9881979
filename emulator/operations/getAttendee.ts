import { findAttendee, findMeeting } from "./find";
import type { Operation } from "./operation";
import type { AttendeeRequest } from "./requests";
import { type Attendee, toKnownAttendee } from "./wire";

export const getAttendee: Operation<AttendeeRequest, { Attendee: Attendee }> = (input, call) => {
  const attendee = findAttendee(call, findMeeting(call, input.MeetingId), input.AttendeeId);
  return { Attendee: toKnownAttendee(attendee, call.choices) };
};
