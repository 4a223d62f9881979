import type { Attendee, CreateMeetingRequest, Meeting } from "@aws-sdk/client-chime-sdk-meetings";
import type { Capabilities } from "../../provider/core/chime/attendees";

/** The calls of the service that a standing room makes. Each rejects with an UpstreamError. */
export interface MeetingService {
  createMeeting(request: CreateMeetingRequest): Promise<Meeting | undefined>;
  /** Whether the service still knows the meeting. */
  isAlive(meetingId: string): Promise<boolean>;
  /** Undefined where the service does not know the meeting: it has ended. */
  createAttendee(
    meetingId: string,
    externalUserId: string,
    capabilities: Capabilities | undefined,
  ): Promise<Attendee | undefined>;
  updateCapabilities(meetingId: string, attendeeId: string, capabilities: Capabilities): Promise<Attendee | undefined>;
}
