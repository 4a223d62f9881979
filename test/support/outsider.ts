import "./credentials";
import * as sdk from "@aws-sdk/client-chime-sdk-meetings";
import type { Emulator } from "../../emulator";

/** Somebody who changes the emulator's latest meeting behind Pulumi's back. */
export interface Outsider {
  endMeeting(): Promise<unknown>;
  addAttendee(externalUserId: string): Promise<unknown>;
  deleteAttendee(externalUserId: string): Promise<unknown>;
  setCapabilities(externalUserId: string, capabilities: sdk.AttendeeCapabilities): Promise<unknown>;
  setTags(tags: Record<string, string>): Promise<unknown>;
  removeTags(keys: string[]): Promise<unknown>;
}

export function createOutsider(emulator: Emulator, meetingId?: string): Outsider {
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
