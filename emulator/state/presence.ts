import type { Choices } from "../choices";
import type { EventLog } from "../events/eventLog";
import type { MeetingStore } from "./meetingStore";
import type { AttendeeRecord, MeetingRecord } from "./records";

/** What happens elsewhere when somebody comes or goes. */
export interface PresenceParts {
  readonly store: MeetingStore;
  readonly events: EventLog;
  readonly choices: Choices;
}

/** An attendee's client joins. Somebody connected keeps the meeting alive. */
export function connect(meeting: MeetingRecord, attendee: AttendeeRecord, now: number, parts: PresenceParts): void {
  const { events, choices } = parts;
  if (attendee.isConnected) {
    events.addAttendeeEvent("chime:AttendeeAuthorized", meeting, attendee, now);
    return;
  }
  if (!meeting.wasJoined && choices.meetingStarted === "firstJoin") {
    events.addMeetingEvent("chime:MeetingStarted", meeting, now);
  }
  attendee.isConnected = true;
  meeting.wasJoined = true;
  meeting.idleSince = undefined;
  events.addAttendeeEvent("chime:AttendeeJoined", meeting, attendee, now);
}

/** An attendee's client leaves. When it was the last, the meeting has 5 minutes left. */
export function disconnect(meeting: MeetingRecord, attendee: AttendeeRecord, now: number, parts: PresenceParts): void {
  if (!attendee.isConnected) return;
  attendee.isConnected = false;
  parts.events.addAttendeeEvent("chime:AttendeeLeft", meeting, attendee, now);
  const isSomebodyLeft = [...meeting.attendees.values()].some(({ isConnected }) => isConnected);
  if (isSomebodyLeft) return;
  meeting.idleSince = now;
  parts.store.reschedule(meeting);
}
