import type { Capabilities, MeetingFeatures, Notifications } from "../state/records";
import type { Tag } from "./wire";

/** The requests, as they are once types and constraints of the model have been checked. */
export interface CreateMeetingRequest {
  readonly ClientRequestToken: string;
  readonly MediaRegion: string;
  readonly ExternalMeetingId: string;
  readonly MeetingHostId?: string;
  readonly NotificationsConfiguration?: Notifications;
  readonly MeetingFeatures?: MeetingFeatures;
  readonly PrimaryMeetingId?: string;
  readonly TenantIds?: readonly string[];
  readonly Tags?: readonly Tag[];
  readonly MediaPlacementNetworkType?: string;
}

export interface CreateAttendeeRequestItem {
  readonly ExternalUserId: string;
  readonly Capabilities?: Capabilities;
}

export interface CreateMeetingWithAttendeesRequest extends CreateMeetingRequest {
  readonly Attendees: readonly CreateAttendeeRequestItem[];
}

export interface MeetingRequest {
  readonly MeetingId: string;
}

export interface AttendeeRequest extends MeetingRequest {
  readonly AttendeeId: string;
}

export interface CreateAttendeeRequest extends MeetingRequest, CreateAttendeeRequestItem {}

export interface BatchCreateAttendeeRequest extends MeetingRequest {
  readonly Attendees: readonly CreateAttendeeRequestItem[];
}

export interface UpdateAttendeeCapabilitiesRequest extends AttendeeRequest {
  readonly Capabilities: Capabilities;
}

export interface BatchUpdateAttendeeCapabilitiesExceptRequest extends MeetingRequest {
  readonly ExcludedAttendeeIds: readonly { readonly AttendeeId: string }[];
  readonly Capabilities: Capabilities;
}

export interface ListAttendeesRequest extends MeetingRequest {
  readonly NextToken?: string;
  readonly MaxResults?: number;
}

export interface StartMeetingTranscriptionRequest extends MeetingRequest {
  readonly TranscriptionConfiguration: Readonly<Record<string, unknown>>;
}

export interface ResourceRequest {
  readonly ResourceARN: string;
}

export interface TagResourceRequest extends ResourceRequest {
  readonly Tags: readonly Tag[];
}

export interface UntagResourceRequest extends ResourceRequest {
  readonly TagKeys: readonly string[];
}
