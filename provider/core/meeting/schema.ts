import { capabilitiesRules, EXTERNAL_ID_RULE, MEETING_ID_RULE, REGION_NAME, REGION_RULE } from "../chime/sharedRules";
import { ContentResolution, MediaPlacementNetworkType, MeetingFeatureStatus, VideoResolution } from "../enums";
import { SECRET_ARGUMENTS_RULE } from "../lifecycle/redaction";
import { createCheck } from "../rules/check";
import { type PropertyRule, wholeProperties } from "../rules/propertyRule";
import { CROSS_RULES } from "./crossRules";

/*
 * All arguments of a Meeting and their rules. `convert` sends the rows with `sent`.
 *
 * Sources: [M] the service model chime-sdk-meetings 2021-07-15, [Mdoc] its documentation texts, [DG] the Amazon Chime SDK
 * developer guide, [own] a rule of this provider.
 */

/** The most attendees that one CreateMeetingWithAttendees takes. [M] CreateMeetingWithAttendeesRequestItemList */
export const MAX_ATTENDEES_AT_CREATION = 20;

/** The most attendees in a meeting; not adjustable. General Reference, "Amazon Chime SDK endpoints and quotas" */
const MAX_ATTENDEES = 250;

const ARN = {
  matches: /^arn[/:\-_.a-zA-Z0-9]+$/,
  rule: "must be an ARN: arn, followed by letters, digits and the characters /:-_.",
} as const;

const notificationArn = { type: "string", bounds: [1, 1024], pattern: ARN, source: "[M] Arn" } as const;

const featureGroup = { type: "object", source: "[M] MeetingFeaturesConfiguration" } as const;

export const MEETING_SCHEMA: readonly PropertyRule[] = [
  { path: "externalMeetingId", ...EXTERNAL_ID_RULE, required: true, onChange: "replace", sent: true },
  {
    path: "mediaRegion",
    type: "string",
    required: true,
    bounds: [2, 64],
    pattern: REGION_NAME,
    onChange: "replace",
    sent: true,
    source: "[M] MediaRegion: a plain string, not an enum, so that new regions work",
  },
  {
    path: "attendees",
    type: "list",
    required: true,
    bounds: [1, MAX_ATTENDEES],
    onChange: "replace",
    sent: true,
    source: "[M] CreateMeetingWithAttendeesRequestItemList: at least 1; at most the quota of attendees per meeting",
  },
  { path: "attendees[*]", type: "object", source: "[M] CreateAttendeeRequestItem" },
  { path: "attendees[*].externalUserId", ...EXTERNAL_ID_RULE, required: true },
  ...capabilitiesRules("attendees[*].capabilities"),
  {
    path: "clientRequestToken",
    type: "string",
    bounds: [2, 64],
    pattern: { matches: /^[-_a-zA-Z0-9]*$/, rule: "must contain only letters, digits, - and _" },
    onChange: "replace",
    source: "[M] ClientRequestToken",
  },
  {
    path: "meetingHostId",
    type: "string",
    bounds: [2, 64],
    onChange: "replace",
    sent: true,
    source: "[M] ExternalUserId; [Mdoc] says only: Reserved",
  },
  { path: "meetingFeatures", ...featureGroup, onChange: "replace", sent: true },
  { path: "meetingFeatures.audio", ...featureGroup },
  {
    path: "meetingFeatures.audio.echoReduction",
    type: "string",
    oneOf: Object.values(MeetingFeatureStatus),
    source: "[M] MeetingFeatureStatus",
  },
  { path: "meetingFeatures.video", ...featureGroup },
  {
    path: "meetingFeatures.video.maxResolution",
    type: "string",
    oneOf: Object.values(VideoResolution),
    source: "[M] VideoResolution",
  },
  { path: "meetingFeatures.content", ...featureGroup },
  {
    path: "meetingFeatures.content.maxResolution",
    type: "string",
    oneOf: Object.values(ContentResolution),
    source: "[M] ContentResolution",
  },
  { path: "meetingFeatures.attendee", ...featureGroup },
  { path: "meetingFeatures.attendee.maxCount", type: "integer", bounds: [1, 250], source: "[M] AttendeeMax" },
  {
    path: "notificationsConfiguration",
    type: "object",
    onChange: "replace",
    sent: true,
    source: "[M] NotificationsConfiguration: may be empty",
  },
  { path: "notificationsConfiguration.lambdaFunctionArn", ...notificationArn },
  { path: "notificationsConfiguration.snsTopicArn", ...notificationArn },
  { path: "notificationsConfiguration.sqsQueueArn", ...notificationArn },
  {
    path: "primaryMeetingId",
    type: "string",
    bounds: [2, 64],
    onChange: "replace",
    sent: true,
    source: "[M] PrimaryMeetingId",
  },
  { path: "tenantIds", type: "list", bounds: [1, 5], onChange: "replace", sent: true, source: "[M] TenantIdList" },
  {
    path: "tenantIds[*]",
    type: "string",
    bounds: [2, 256],
    pattern: {
      matches: /^(?!.*?(.)\1{3})[-_!@#$a-zA-Z0-9]*$/,
      rule: "must contain only letters, digits and the characters -_!@#$, and no character four times in a row",
    },
    source: "[M] TenantId: the same character may not stand four times in a row",
  },
  {
    path: "tags",
    type: "map",
    bounds: [0, 50],
    // In the model's pattern `+-=` is a range: + , - . / 0-9 : ; < =
    keys: {
      bounds: [1, 128],
      pattern: {
        matches: /^[a-zA-Z+-=._:/]+$/,
        rule: "must contain only letters, digits and the characters +,-./:;<=_",
      },
    },
    awsPrefix: "refused",
    onChange: "update",
    source: "[M] TagList, TagKey; the prefix by the general rules of AWS tags",
  },
  {
    path: "tags{*}",
    type: "string",
    bounds: [0, 256],
    // \w in the model's pattern is read as ASCII, as everywhere in this table.
    pattern: {
      matches: /^[\s\w+-=.:/@]*$/,
      rule: "must contain only letters, digits, spaces and the characters +,-./:;<=_@",
    },
    source: "[M] TagValue",
  },
  {
    path: "mediaPlacementNetworkType",
    type: "string",
    oneOf: Object.values(MediaPlacementNetworkType),
    onChange: "replace",
    sent: true,
    source: "[M] MediaPlacementNetworkType",
  },
  { path: "triggers", type: "any", onChange: "replace", source: "[own] any change replaces the meeting" },
  {
    path: "replaceAfter",
    type: "string",
    onChange: "update",
    source: "[own] a duration up to the 24 hours after which AWS ends the meeting",
  },
  REGION_RULE,
  {
    ...MEETING_ID_RULE,
    path: "existingMeetingId",
    onChange: "replace",
    source: "[own] a meeting to adopt; [M] GuidString",
  },
  { path: "deleteExisting", type: "boolean", onChange: "update", source: "[own] end the adopted meeting, too" },
  SECRET_ARGUMENTS_RULE,
];

export const PROPERTIES = wholeProperties(MEETING_SCHEMA);

/** Outputs that a meeting may lack. */
export const OPTIONAL_OUTPUTS = ["meetingHostId", "meetingFeatures", "primaryMeetingId", "tenantIds", "tags"] as const;

/** Validates the arguments of a Meeting. */
export const check = createCheck({ resource: "a Meeting", rules: MEETING_SCHEMA, crossRules: CROSS_RULES });
