import { MediaRegion, type MeetingArgs } from "pulumi-chime-sdk-meetings";

const attendee = (externalUserId: string) => ({ externalUserId });

/** The room of a call. The program and the test declare the same one. */
export function callRoom([first, ...others]: readonly [string, ...string[]], stage = "first"): MeetingArgs {
  return {
    externalMeetingId: "call",
    mediaRegion: MediaRegion.EuCentral1,
    attendees: [attendee(first), ...others.map(attendee)],
    tags: { stage },
  };
}
