import { disconnect } from "../state/presence";
import { findAttendee, findMeeting } from "./find";
import type { Operation } from "./operation";
import type { AttendeeRequest } from "./requests";
import type { Nothing } from "./wire";

/** An attendee who is connected is disconnected first (API reference, DeleteAttendee). */
export const deleteAttendee: Operation<AttendeeRequest, Nothing> = (input, call) => {
  const meeting = findMeeting(call, input.MeetingId);
  const isGone = !meeting.attendees.has(input.AttendeeId.toLowerCase());
  if (isGone && call.choices.deleteMissingAttendee === "success") return undefined;
  const attendee = findAttendee(call, meeting, input.AttendeeId);
  const now = call.clock.now();
  disconnect(meeting, attendee, now, call);
  meeting.attendees.delete(attendee.attendeeId);
  call.store.touch(meeting);
  call.events.addAttendeeEvent("chime:AttendeeDeleted", meeting, attendee, now);
  return undefined;
};
