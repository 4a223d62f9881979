import type { Choices } from "../choices";
import { emulatedMediaPlacement } from "../mediaPlacement";
import { capacityOf } from "../rules/capacity";
import type { AttendeeRecord, Capabilities, MeetingFeatures, MeetingRecord } from "../state/records";
import type { Call } from "./operation";

/** A meeting as the service answers it: unset members are null and an unset list of tenants is empty, as in public recordings. */
export function toMeeting(meeting: MeetingRecord, { choices, mediaUrl }: Pick<Call, "choices" | "mediaUrl">) {
  const echoed = Object.keys(meeting.features ?? {}).length === 0 ? null : meeting.features;
  const features = choices.meetingFeaturesAnswer === "echo" ? echoed : withDefaults(meeting.features);
  return {
    MeetingId: meeting.meetingId,
    MeetingHostId: meeting.meetingHostId ?? null,
    ExternalMeetingId: meeting.externalMeetingId,
    MediaRegion: meeting.mediaRegion,
    MediaPlacement:
      mediaUrl === undefined ? meeting.mediaPlacement : emulatedMediaPlacement(mediaUrl, meeting.meetingId),
    MeetingFeatures: features ?? null,
    PrimaryMeetingId: meeting.primaryMeetingId ?? null,
    TenantIds: meeting.tenantIds,
    MeetingArn: meeting.arn,
  };
}

/** An attendee in the answer of an operation that creates it. */
export function toAttendee(attendee: AttendeeRecord): Attendee {
  return {
    ExternalUserId: attendee.externalUserId,
    AttendeeId: attendee.attendeeId,
    JoinToken: attendee.joinToken,
    Capabilities: attendee.capabilities,
  };
}

/** An attendee in the answer of an operation that reads or changes it. */
export function toKnownAttendee(attendee: AttendeeRecord, choices: Choices): Attendee {
  const { JoinToken, ...rest } = toAttendee(attendee);
  return choices.joinTokenInReads === "include" && JoinToken !== undefined ? { ...rest, JoinToken } : rest;
}

export function toTags(tags: ReadonlyMap<string, string>): Tag[] {
  return [...tags].map(([Key, Value]) => ({ Key, Value }));
}

export type Meeting = ReturnType<typeof toMeeting>;

export interface Attendee {
  readonly ExternalUserId: string;
  readonly AttendeeId: string;
  readonly JoinToken?: string;
  readonly Capabilities: Capabilities;
}

/** Why one attendee of several was not created. */
export interface CreateAttendeeError {
  readonly ExternalUserId: string;
  readonly ErrorCode: string;
  readonly ErrorMessage: string;
}

export interface Tag {
  readonly Key: string;
  readonly Value: string;
}

/** The answer of an operation that answers nothing. */
export type Nothing = undefined;

function withDefaults(features: MeetingFeatures = {}): MeetingFeatures {
  return {
    ...features,
    Video: { MaxResolution: "HD", ...features.Video },
    Content: { MaxResolution: "FHD", ...features.Content },
    Attendee: { MaxCount: capacityOf(features) },
  };
}
