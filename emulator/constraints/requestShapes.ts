import type { Shapes } from "./shape";

const MEETING = { MeetingId: "GuidString" } as const;
const ATTENDEE = { ...MEETING, AttendeeId: "GuidString" } as const;
const NEW_MEETING = {
  ClientRequestToken: "ClientRequestToken",
  MediaRegion: "MediaRegion",
  MeetingHostId: "ExternalUserId",
  ExternalMeetingId: "ExternalMeetingId",
  NotificationsConfiguration: "NotificationsConfiguration",
  MeetingFeatures: "MeetingFeaturesConfiguration",
  PrimaryMeetingId: "PrimaryMeetingId",
  TenantIds: "TenantIdList",
  Tags: "TagList",
  MediaPlacementNetworkType: "MediaPlacementNetworkType",
} as const;

/** The input of each of the 16 operations, named as in the service model. */
export const requestShapes: Shapes = {
  BatchCreateAttendeeRequest: {
    type: "structure",
    required: ["MeetingId", "Attendees"],
    members: { ...MEETING, Attendees: "CreateAttendeeRequestItemList" },
  },
  BatchUpdateAttendeeCapabilitiesExceptRequest: {
    type: "structure",
    required: ["MeetingId", "ExcludedAttendeeIds", "Capabilities"],
    members: { ...MEETING, ExcludedAttendeeIds: "AttendeeIdsList", Capabilities: "AttendeeCapabilities" },
  },
  CreateAttendeeRequest: {
    type: "structure",
    required: ["MeetingId", "ExternalUserId"],
    members: { ...MEETING, ExternalUserId: "ExternalUserId", Capabilities: "AttendeeCapabilities" },
  },
  CreateMeetingRequest: {
    type: "structure",
    required: ["ClientRequestToken", "MediaRegion", "ExternalMeetingId"],
    members: NEW_MEETING,
  },
  CreateMeetingWithAttendeesRequest: {
    type: "structure",
    required: ["ClientRequestToken", "MediaRegion", "ExternalMeetingId", "Attendees"],
    members: { ...NEW_MEETING, Attendees: "CreateMeetingWithAttendeesRequestItemList" },
  },
  DeleteAttendeeRequest: { type: "structure", required: ["MeetingId", "AttendeeId"], members: ATTENDEE },
  DeleteMeetingRequest: { type: "structure", required: ["MeetingId"], members: MEETING },
  GetAttendeeRequest: { type: "structure", required: ["MeetingId", "AttendeeId"], members: ATTENDEE },
  GetMeetingRequest: { type: "structure", required: ["MeetingId"], members: MEETING },
  ListAttendeesRequest: {
    type: "structure",
    required: ["MeetingId"],
    members: { ...MEETING, NextToken: "String", MaxResults: "ResultMax" },
  },
  ListTagsForResourceRequest: {
    type: "structure",
    required: ["ResourceARN"],
    members: { ResourceARN: "AmazonResourceName" },
  },
  StartMeetingTranscriptionRequest: {
    type: "structure",
    required: ["MeetingId", "TranscriptionConfiguration"],
    members: { ...MEETING, TranscriptionConfiguration: "TranscriptionConfiguration" },
  },
  StopMeetingTranscriptionRequest: { type: "structure", required: ["MeetingId"], members: MEETING },
  TagResourceRequest: {
    type: "structure",
    required: ["ResourceARN", "Tags"],
    members: { ResourceARN: "AmazonResourceName", Tags: "TagList" },
  },
  UntagResourceRequest: {
    type: "structure",
    required: ["ResourceARN", "TagKeys"],
    members: { ResourceARN: "AmazonResourceName", TagKeys: "TagKeyList" },
  },
  UpdateAttendeeCapabilitiesRequest: {
    type: "structure",
    required: ["MeetingId", "AttendeeId", "Capabilities"],
    members: { ...ATTENDEE, Capabilities: "AttendeeCapabilities" },
  },
};
