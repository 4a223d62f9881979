import "./credentials";
import * as sdk from "@aws-sdk/client-chime-sdk-meetings";
import type { Emulator } from "../../emulator";

/** Changes of a meeting of the emulator that are made outside Pulumi. */
export interface ExternalChanges {
  endMeeting(): Promise<unknown>;
  addAttendee(externalUserId: string): Promise<unknown>;
  deleteAttendee(externalUserId: string): Promise<unknown>;
  setCapabilities(externalUserId: string, capabilities: sdk.AttendeeCapabilities): Promise<unknown>;
  setTags(tags: Record<string, string>): Promise<unknown>;
  removeTags(keys: string[]): Promise<unknown>;
}

/** Creates a meeting outside Pulumi, and returns its id. */
export async function createExternalMeeting(
  emulator: Emulator,
  request: Pick<sdk.CreateMeetingWithAttendeesRequest, "ExternalMeetingId" | "Attendees" | "Tags">,
): Promise<string> {
  const client = new sdk.ChimeSDKMeetingsClient({ region: "us-east-1", endpoint: emulator.url });
  const fixed = { ClientRequestToken: request.ExternalMeetingId ?? "external", MediaRegion: "eu-central-1" };
  const { Meeting } = await client.send(new sdk.CreateMeetingWithAttendeesCommand({ ...fixed, ...request }));
  if (!Meeting?.MeetingId) throw new Error("The emulator returned no meeting.");
  return Meeting.MeetingId;
}

/** Changes the meeting with this id; by default the latest one. */
export function externalChanges(emulator: Emulator, meetingId?: string): ExternalChanges {
  const client = new sdk.ChimeSDKMeetingsClient({ region: "us-east-1", endpoint: emulator.url });
  const meetings = emulator.meetings();
  const meeting = meetings.find((one) => one.meetingId === meetingId) ?? meetings.at(-1);
  if (!meeting) throw new Error("The emulator has no meeting.");
  const { meetingId: MeetingId, meetingArn: ResourceARN } = meeting;
  const attendeeId = (externalUserId: string) =>
    emulator
      .meetings()
      .flatMap((one) => (one.meetingId === MeetingId ? one.attendees : []))
      .find((attendee) => attendee.externalUserId === externalUserId)?.attendeeId;
  return {
    endMeeting: () => client.send(new sdk.DeleteMeetingCommand({ MeetingId })),
    addAttendee: (ExternalUserId) => client.send(new sdk.CreateAttendeeCommand({ MeetingId, ExternalUserId })),
    deleteAttendee: (externalUserId) =>
      client.send(new sdk.DeleteAttendeeCommand({ MeetingId, AttendeeId: attendeeId(externalUserId) })),
    setCapabilities: (externalUserId, Capabilities) =>
      client.send(
        new sdk.UpdateAttendeeCapabilitiesCommand({ MeetingId, AttendeeId: attendeeId(externalUserId), Capabilities }),
      ),
    setTags: (tags) =>
      client.send(
        new sdk.TagResourceCommand({ ResourceARN, Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) }),
      ),
    removeTags: (TagKeys) => client.send(new sdk.UntagResourceCommand({ ResourceARN, TagKeys })),
  };
}
