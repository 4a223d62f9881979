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

/** An attendee's client joins. A connected attendee keeps the meeting active. */
export function connect(meeting: MeetingRecord, attendee: AttendeeRecord, now: number, parts: PresenceParts): void {
  const { events, choices, store } = parts;
  // Seen before every first AttendeeJoined (amazon-chime-sdk-js, issues 2486 and 2593), and documented for a second connection.
  events.addAttendeeEvent("chime:AttendeeAuthorized", meeting, attendee, now);
  if (attendee.isConnected) return;
  if (!meeting.wasJoined && choices.meetingStarted === "firstJoin") {
    events.addMeetingEvent("chime:MeetingStarted", meeting, now);
  }
  attendee.isConnected = true;
  meeting.wasJoined = true;
  meeting.idleSince = undefined;
  store.reschedule(meeting);
  events.addAttendeeEvent("chime:AttendeeJoined", meeting, attendee, now);
}

/** How the connection of an attendee ended: `dropped` is one that the client did not close. */
export interface Disconnection {
  /** Default: false. */
  readonly dropped?: boolean;
}

/** An attendee's client leaves. When it was the last, the meeting has 5 minutes left. */
export function disconnect(
  meeting: MeetingRecord,
  attendee: AttendeeRecord,
  now: number,
  parts: PresenceParts,
  { dropped = false }: Disconnection = {},
): void {
  if (!attendee.isConnected) return;
  attendee.isConnected = false;
  parts.store.touch(meeting);
  if (dropped) parts.events.addAttendeeEvent("chime:AttendeeDropped", meeting, attendee, now);
  parts.events.addAttendeeEvent("chime:AttendeeLeft", meeting, attendee, now);
  const isSomebodyLeft = [...meeting.attendees.values()].some(({ isConnected }) => isConnected);
  if (isSomebodyLeft) return;
  meeting.idleSince = now;
  parts.store.reschedule(meeting);
}
