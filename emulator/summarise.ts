import type { AttendeeSummary, MeetingSummary } from "./emulator";
import { endOf } from "./state/lifetime";
import type { AttendeeRecord, MeetingRecord } from "./state/records";

/** What the emulator tells about a meeting: everything but join tokens. */
export function summarise(meeting: MeetingRecord): MeetingSummary {
  const end = endOf(meeting);
  return {
    meetingId: meeting.meetingId,
    meetingArn: meeting.arn,
    account: meeting.scope.account,
    region: meeting.scope.region,
    externalMeetingId: meeting.externalMeetingId,
    mediaRegion: meeting.mediaRegion,
    ...(meeting.primaryMeetingId !== undefined && { primaryMeetingId: meeting.primaryMeetingId }),
    createdAt: new Date(meeting.createdAt).toISOString(),
    ...(Number.isFinite(end) && { endsAt: new Date(end).toISOString() }),
    isTranscribed: meeting.transcription !== undefined,
    tags: Object.fromEntries(meeting.tags),
    attendees: [...meeting.attendees.values()].map(summariseAttendee),
  };
}

export function summariseAttendee(attendee: AttendeeRecord): AttendeeSummary {
  const { attendeeId, externalUserId, capabilities, isConnected } = attendee;
  return { attendeeId, externalUserId, capabilities, isConnected };
}
