import * as sdk from "@aws-sdk/client-chime-sdk-meetings";
import { upstream } from "../upstreamError";

/** An attendee without its join token. */
export interface ListedAttendee {
  readonly AttendeeId: string;
  readonly ExternalUserId: string;
  readonly Capabilities: sdk.AttendeeCapabilities;
}

/** The calls of actions to the service. Each rejects with an UpstreamError. */
export interface ActionService {
  endMeeting(meetingId: string): Promise<void>;
  deleteAttendee(meetingId: string, attendeeId: string): Promise<void>;
  listAttendees(meetingId: string): Promise<ListedAttendee[]>;
}

/** Attendees of one page. A meeting has 250 at most. */
const PAGE_LENGTH = 100;

export function createSdkActionService(client: sdk.ChimeSDKMeetingsClient): ActionService {
  return {
    endMeeting: async (MeetingId) => {
      await upstream("DeleteMeeting", () => client.send(new sdk.DeleteMeetingCommand({ MeetingId })));
    },
    deleteAttendee: async (MeetingId, AttendeeId) => {
      await upstream("DeleteAttendee", () => client.send(new sdk.DeleteAttendeeCommand({ MeetingId, AttendeeId })));
    },
    listAttendees: async (MeetingId) => {
      const listed: ListedAttendee[] = [];
      let NextToken: string | undefined;
      do {
        const request = { MeetingId, MaxResults: PAGE_LENGTH, ...(NextToken === undefined ? {} : { NextToken }) };
        const page = await upstream("ListAttendees", () => client.send(new sdk.ListAttendeesCommand(request)));
        for (const { AttendeeId = "", ExternalUserId = "", Capabilities } of page.Attendees ?? []) {
          if (Capabilities) listed.push({ AttendeeId, ExternalUserId, Capabilities });
        }
        NextToken = page.NextToken;
      } while (NextToken !== undefined);
      return listed;
    },
  };
}
