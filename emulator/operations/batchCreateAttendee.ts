import { type Admission, admitAttendees, checkAdmission } from "./admitAttendees";
import { findMeeting } from "./find";
import type { Operation } from "./operation";
import type { BatchCreateAttendeeRequest } from "./requests";

export const batchCreateAttendee: Operation<BatchCreateAttendeeRequest, Admission> = (input, call) => {
  const meeting = findMeeting(call, input.MeetingId);
  checkAdmission(meeting, input.Attendees, call);
  return admitAttendees(meeting, input.Attendees, call);
};
