import { MediaRegion, type MeetingArgs } from "pulumi-chime-sdk-meetings";

const attendee = (externalUserId: string) => ({ externalUserId });

/** The room of an interview: the program and the tests make the same. */
export function interviewRoom([first, ...others]: readonly [string, ...string[]], stage = "first"): MeetingArgs {
  return {
    externalMeetingId: "interview",
    mediaRegion: MediaRegion.EuCentral1,
    attendees: [attendee(first), ...others.map(attendee)],
    tags: { stage },
  };
}
