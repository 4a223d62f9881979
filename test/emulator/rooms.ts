import type { Attendee, Meeting } from "@aws-sdk/client-chime-sdk-meetings";
import { roomRequest } from "./requests";
import type { RunningEmulator } from "./runningEmulator";

/** An open meeting with attendees, as a test needs it. */
export interface Room {
  readonly meetingId: string;
  readonly arn: string;
  readonly meeting: Meeting;
  readonly attendees: readonly Attendee[];
  /** The first attendee's. */
  readonly attendeeId: string;
}

/** Opens a meeting with one attendee, alice, but for what the test is about. */
export async function openRoom(
  { chime }: Pick<RunningEmulator, "chime">,
  changes: Parameters<typeof roomRequest>[0] = {},
): Promise<Room> {
  const { Meeting, Attendees = [] } = await chime.createMeetingWithAttendees(roomRequest(changes));
  if (Meeting?.MeetingId === undefined || Meeting.MeetingArn === undefined) throw new Error("No meeting was created.");
  return {
    meetingId: Meeting.MeetingId,
    arn: Meeting.MeetingArn,
    meeting: Meeting,
    attendees: Attendees,
    attendeeId: Attendees[0]?.AttendeeId ?? "",
  };
}

export function users(...names: string[]) {
  return names.map((ExternalUserId) => ({ ExternalUserId }));
}

/** As many users as asked for, each with another name. */
export function crowd(count: number, prefix = "user") {
  return users(...Array.from({ length: count }, (_, index) => `${prefix}-${index}`));
}
