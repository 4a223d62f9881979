import { admitAttendee, checkAdmission } from "./admitAttendees";
import { findMeeting } from "./find";
import type { Operation } from "./operation";
import type { CreateAttendeeRequest } from "./requests";
import { type Attendee, toAttendee } from "./wire";

export const createAttendee: Operation<CreateAttendeeRequest, { Attendee: Attendee }> = (input, call) => {
  const meeting = findMeeting(call, input.MeetingId);
  checkAdmission(meeting, [input], call);
  return { Attendee: toAttendee(admitAttendee(meeting, input, call)) };
};
