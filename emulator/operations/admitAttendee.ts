import { newAttendeeId, newJoinToken } from "../ids";
import type { AttendeeRecord, Capabilities, MeetingRecord } from "../state/records";
import type { Call } from "./operation";
import type { CreateAttendeeRequestItem } from "./requests";

/** The meeting's attendee with the request's external user id, which is an idempotency token, or else a new one. */
export function admitAttendee(meeting: MeetingRecord, item: CreateAttendeeRequestItem, call: Call): AttendeeRecord {
  const existing = [...meeting.attendees.values()].find(({ externalUserId }) => externalUserId === item.ExternalUserId);
  if (existing !== undefined) return existing;
  const attendeeId = newAttendeeId(call.ids);
  const attendee: AttendeeRecord = {
    attendeeId,
    externalUserId: item.ExternalUserId,
    joinToken: newJoinToken(call.ids, attendeeId),
    ordinal: meeting.nextOrdinal,
    capabilities: item.Capabilities ?? defaultCapabilities(meeting),
    isConnected: false,
  };
  meeting.nextOrdinal += 1;
  meeting.attendees.set(attendeeId, attendee);
  return attendee;
}

/** What an attendee may do who was created without capabilities (API reference, CreateAttendee). */
function defaultCapabilities(_meeting: MeetingRecord): Capabilities {
  return { Audio: "SendReceive", Video: "SendReceive", Content: "SendReceive" };
}
