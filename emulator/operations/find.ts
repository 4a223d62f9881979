import { ServiceError } from "../errors";
import type { AttendeeRecord, MeetingRecord } from "../state/records";
import type { Call } from "./operation";

/** The caller's meeting with this id; a meeting that ended is not found either. */
export function findMeeting(call: Call, meetingId: string): MeetingRecord {
  const meeting = call.store.find(call.scope, meetingId);
  if (meeting !== undefined && !call.visibility.hides(meeting.meetingId, call.operation)) return meeting;
  // Both texts as in public recordings, the angle brackets included.
  const hasEnded = call.store.hasEnded(call.scope, meetingId);
  throw new ServiceError("NotFoundException", hasEnded ? "The meeting has ended" : `Meeting <${meetingId}> not found`);
}

export function findAttendee(call: Call, meeting: MeetingRecord, attendeeId: string): AttendeeRecord {
  const attendee = meeting.attendees.get(attendeeId.toLowerCase());
  if (attendee !== undefined && !call.visibility.hides(attendee.attendeeId, call.operation)) return attendee;
  throw new ServiceError("NotFoundException", `Attendee <${attendeeId}> not found`);
}

/** The caller's meeting with this ARN, for the operations on tags. */
export function findResource(call: Call, arn: string): MeetingRecord {
  const meeting = call.store.findByArn(call.scope, arn);
  if (meeting === undefined) {
    throw new ServiceError("ResourceNotFoundException", `Resource ${arn} not found`, { resourceName: arn });
  }
  return meeting;
}
