import { findAttendee, findMeeting } from "./find";
import type { Operation } from "./operation";
import type { UpdateAttendeeCapabilitiesRequest } from "./requests";
import { setCapabilities } from "./setCapabilities";
import { type Attendee, toKnownAttendee } from "./wire";

export const updateAttendeeCapabilities: Operation<UpdateAttendeeCapabilitiesRequest, { Attendee: Attendee }> = (
  input,
  call,
) => {
  const meeting = findMeeting(call, input.MeetingId);
  const attendee = findAttendee(call, meeting, input.AttendeeId);
  setCapabilities(meeting, [attendee], input.Capabilities, call);
  return { Attendee: toKnownAttendee(attendee, call.choices) };
};
