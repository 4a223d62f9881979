import { type Admission, admitAttendees, checkAdmission } from "./admitAttendees";
import { openMeeting, prepareMeeting } from "./openMeeting";
import type { Operation } from "./operation";
import type { CreateMeetingWithAttendeesRequest } from "./requests";
import { type Meeting, toMeeting } from "./wire";

export type CreateMeetingWithAttendeesResponse = Admission & { readonly Meeting: Meeting };

/** The meeting is created even if every attendee fails. */
export const createMeetingWithAttendees: Operation<
  CreateMeetingWithAttendeesRequest,
  CreateMeetingWithAttendeesResponse
> = (input, call) => {
  const meeting = prepareMeeting(input, call);
  checkAdmission(meeting, input.Attendees, call);
  openMeeting(meeting, call);
  const admission = admitAttendees(meeting, input.Attendees, call);
  return { Meeting: toMeeting(meeting, call), ...admission };
};
