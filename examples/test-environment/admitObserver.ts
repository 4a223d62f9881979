import { type Attendee, ChimeSDKMeetings } from "@aws-sdk/client-chime-sdk-meetings";

/** A part of the app under test: lets somebody follow a meeting who is neither seen nor heard. */
export async function admitObserver(meetingId: string, externalUserId: string): Promise<Attendee> {
  const { Attendee } = await new ChimeSDKMeetings().createAttendee({
    MeetingId: meetingId,
    ExternalUserId: externalUserId,
    Capabilities: { Audio: "Receive", Video: "Receive", Content: "Receive" },
  });
  if (!Attendee) throw new Error(`The service named no attendee for ${externalUserId}.`);
  return Attendee;
}
