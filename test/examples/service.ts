import "../support/credentials";
import { ChimeSDKMeetings } from "@aws-sdk/client-chime-sdk-meetings";
import type { Emulator, MeetingSummary } from "../../emulator";

export const tagsOf = (meetings: readonly MeetingSummary[]) => meetings.map(({ tags }) => tags);
export const people = (meetings: readonly MeetingSummary[]) =>
  meetings.map(({ attendees }) => attendees.map(({ externalUserId }) => externalUserId).sort());

/** Who may send anything. */
export const speakers = (meetings: readonly MeetingSummary[]) =>
  meetings.flatMap(({ attendees }) =>
    attendees
      .filter(({ capabilities }) => capabilities.Audio !== "Receive")
      .map(({ externalUserId }) => externalUserId),
  );

/** How many viewers each replica has, what the last of them may, and whether both follow the meeting that is there. */
export const halls = (meetings: readonly MeetingSummary[]) => {
  const stage = meetings.find(({ primaryMeetingId }) => primaryMeetingId === undefined);
  return meetings
    .filter((meeting) => meeting !== stage)
    .map(({ attendees, primaryMeetingId }) => [
      attendees.length,
      Object.values(attendees.at(-1)?.capabilities ?? {}),
      primaryMeetingId === stage?.meetingId,
    ]);
};

export const isTranscribed = (meetings: readonly MeetingSummary[]) => meetings.map((meeting) => meeting.isTranscribed);

/** A meeting with Alice and Bob that some other stack has made. */
export async function createStandup({ url }: Emulator): Promise<string> {
  const { Meeting } = await new ChimeSDKMeetings({ endpoint: url, region: "us-east-1" }).createMeetingWithAttendees({
    ClientRequestToken: "another-stack",
    ExternalMeetingId: "standup",
    MediaRegion: "eu-central-1",
    Attendees: [{ ExternalUserId: "alice" }, { ExternalUserId: "bob" }],
  });
  if (!Meeting?.MeetingId) throw new Error("The emulator has made no meeting.");
  return Meeting.MeetingId;
}
