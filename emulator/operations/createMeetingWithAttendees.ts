import { admitAttendee } from "./admitAttendee";
import { openMeeting } from "./openMeeting";
import type { Operation } from "./operation";
import type { CreateMeetingWithAttendeesRequest } from "./requests";
import { type Attendee, type Meeting, toAttendee, toMeeting } from "./wire";

export interface CreateMeetingWithAttendeesResponse {
  Meeting: Meeting;
  Attendees: Attendee[];
  Errors: never[];
}

export const createMeetingWithAttendees: Operation<
  CreateMeetingWithAttendeesRequest,
  CreateMeetingWithAttendeesResponse
> = (input, call) => {
  const meeting = openMeeting(input, call);
  const attendees = input.Attendees.map((item) => admitAttendee(meeting, item, call));
  return { Meeting: toMeeting(meeting), Attendees: attendees.map(toAttendee), Errors: [] };
};
