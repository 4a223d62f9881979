import { MediaRegion, type MeetingArgs } from "pulumi-chime-sdk-meetings";

/** The room of an interview: the program and the tests make the same. */
export function interviewRoom(people: readonly string[], stage = "first"): MeetingArgs {
  return {
    externalMeetingId: "interview",
    mediaRegion: MediaRegion.EuCentral1,
    attendees: people.map((externalUserId) => ({ externalUserId })),
    tags: { stage },
  };
}
