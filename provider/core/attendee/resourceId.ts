import { MeetingError } from "../aws/errors";

/** The resource's id holds all that a call needs to reach the attendee: `<meetingId>/<attendeeId>`. */
export function toResourceId(meetingId: string, attendeeId: string): string {
  return `${meetingId}/${attendeeId}`;
}

export function fromResourceId(id: string): { readonly meetingId: string; readonly attendeeId: string } {
  const [meetingId = "", attendeeId = "", ...rest] = id.split("/");
  if (meetingId !== "" && attendeeId !== "" && rest.length === 0) return { meetingId, attendeeId };
  throw new MeetingError(
    `Cannot find attendee "${id}": its id must be "<meetingId>/<attendeeId>". Correct the id that \`MeetingAttendee.get\` is given.`,
  );
}
