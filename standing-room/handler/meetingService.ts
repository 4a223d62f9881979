import type { Attendee, CreateMeetingRequest, Meeting } from "@aws-sdk/client-chime-sdk-meetings";
import type { Capabilities } from "../../provider/core/chime/attendees";

/** The calls of a standing room to the service. Each rejects with an UpstreamError. */
export interface MeetingService {
  createMeeting(request: CreateMeetingRequest): Promise<Meeting | undefined>;
  /** Whether GetMeeting finds the meeting. */
  isActive(meetingId: string): Promise<boolean>;
  /** Undefined where the service returns NotFound: the meeting has ended. */
  createAttendee(
    meetingId: string,
    externalUserId: string,
    capabilities: Capabilities | undefined,
  ): Promise<Attendee | undefined>;
  updateCapabilities(meetingId: string, attendeeId: string, capabilities: Capabilities): Promise<Attendee | undefined>;
}
