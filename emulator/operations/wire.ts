import type { AttendeeRecord, MeetingRecord } from "../state/records";

/** A meeting as the service answers it: unset ids are null and an unset list of tenants is empty, as in real answers. */
export function toMeeting(meeting: MeetingRecord) {
  return {
    MeetingId: meeting.meetingId,
    MeetingHostId: meeting.meetingHostId ?? null,
    ExternalMeetingId: meeting.externalMeetingId,
    MediaRegion: meeting.mediaRegion,
    MediaPlacement: meeting.mediaPlacement,
    ...(meeting.features && { MeetingFeatures: meeting.features }),
    PrimaryMeetingId: meeting.primaryMeetingId ?? null,
    TenantIds: meeting.tenantIds,
    MeetingArn: meeting.arn,
  };
}

export function toAttendee(attendee: AttendeeRecord) {
  return {
    ExternalUserId: attendee.externalUserId,
    AttendeeId: attendee.attendeeId,
    JoinToken: attendee.joinToken,
    Capabilities: attendee.capabilities,
  };
}

export function toTags(tags: ReadonlyMap<string, string>) {
  return [...tags].map(([Key, Value]) => ({ Key, Value }));
}

export type Meeting = ReturnType<typeof toMeeting>;
export type Attendee = ReturnType<typeof toAttendee>;
export type Tag = ReturnType<typeof toTags>[number];

/** The answer of an operation that answers nothing. */
export type Nothing = undefined;
