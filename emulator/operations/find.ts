import { ServiceError } from "../errors";
import type { AttendeeRecord, MeetingRecord } from "../state/records";
import type { Call } from "./operation";

/** The caller's meeting with this id; a meeting that ended is not found either. */
export function findMeeting(call: Call, meetingId: string): MeetingRecord {
  const meeting = call.store.find(call.scope, meetingId);
  if (meeting === undefined) throw new ServiceError("NotFoundException", `Meeting ${meetingId} not found`);
  return meeting;
}

export function findAttendee(meeting: MeetingRecord, attendeeId: string): AttendeeRecord {
  const attendee = meeting.attendees.get(attendeeId.toLowerCase());
  if (attendee === undefined) throw new ServiceError("NotFoundException", `Attendee ${attendeeId} not found`);
  return attendee;
}

/** The caller's meeting with this ARN, for the operations on tags. */
export function findResource(call: Call, arn: string): MeetingRecord {
  const meeting = call.store.findByArn(call.scope, arn);
  if (meeting === undefined) {
    throw new ServiceError("ResourceNotFoundException", `Resource ${arn} not found`, { resourceName: arn });
  }
  return meeting;
}
