import type { Shapes } from "./shape";

/** Structures and lists of which the requests are made. */
export const meetingShapes: Shapes = {
  AttendeeCapabilities: {
    type: "structure",
    required: ["Audio", "Video", "Content"],
    members: { Audio: "MediaCapabilities", Video: "MediaCapabilities", Content: "MediaCapabilities" },
  },
  AttendeeFeatures: { type: "structure", members: { MaxCount: "AttendeeMax" } },
  AttendeeIdItem: { type: "structure", required: ["AttendeeId"], members: { AttendeeId: "GuidString" } },
  AttendeeIdsList: { type: "list", member: "AttendeeIdItem", min: 1, max: 250 },
  AudioFeatures: { type: "structure", members: { EchoReduction: "MeetingFeatureStatus" } },
  ContentFeatures: { type: "structure", members: { MaxResolution: "ContentResolution" } },
  CreateAttendeeRequestItem: {
    type: "structure",
    required: ["ExternalUserId"],
    members: { ExternalUserId: "ExternalUserId", Capabilities: "AttendeeCapabilities" },
  },
  CreateAttendeeRequestItemList: { type: "list", member: "CreateAttendeeRequestItem", min: 1, max: 100 },
  CreateMeetingWithAttendeesRequestItemList: { type: "list", member: "CreateAttendeeRequestItem", min: 1, max: 20 },
  MeetingFeaturesConfiguration: {
    type: "structure",
    members: {
      Audio: "AudioFeatures",
      Video: "VideoFeatures",
      Content: "ContentFeatures",
      Attendee: "AttendeeFeatures",
    },
  },
  NotificationsConfiguration: {
    type: "structure",
    members: { LambdaFunctionArn: "Arn", SnsTopicArn: "Arn", SqsQueueArn: "Arn" },
  },
  Tag: { type: "structure", required: ["Key", "Value"], members: { Key: "TagKey", Value: "TagValue" } },
  TagKeyList: { type: "list", member: "TagKey", min: 0, max: 50 },
  TagList: { type: "list", member: "Tag", min: 0, max: 50 },
  TenantIdList: { type: "list", member: "TenantId", min: 1, max: 5 },
  VideoFeatures: { type: "structure", members: { MaxResolution: "VideoResolution" } },
};
