import type {
  CreateMeetingCommandInput,
  CreateMeetingWithAttendeesCommandInput,
} from "@aws-sdk/client-chime-sdk-meetings";

/** A valid request, but for what the test is about. */
export function meetingRequest(changes: Partial<CreateMeetingCommandInput> = {}): CreateMeetingCommandInput {
  return { ExternalMeetingId: "standup", MediaRegion: "us-east-1", ...changes };
}

/** A valid request with one attendee, but for what the test is about. */
export function roomRequest(
  changes: Partial<CreateMeetingWithAttendeesCommandInput> = {},
): CreateMeetingWithAttendeesCommandInput {
  return { ...meetingRequest(), Attendees: [{ ExternalUserId: "alice" }], ...changes };
}

/** An id of the right form that no meeting and no attendee has. */
export const UNKNOWN_ID = "0a1b2c3d-1111-4222-8333-0123456f2713";
