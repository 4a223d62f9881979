import { UNKNOWN } from "../../provider/core/rules/unknown";
import { attendee } from "../support/meetingInputs";

const one = (externalUserId: unknown, capabilities?: unknown) => ({
  attendees: [{ externalUserId, ...(capabilities ? { capabilities } : {}) }],
});
const manyAttendees = (count: number) => Array.from({ length: count }, (_, index) => attendee(`user-${index}`));

export const ACCEPTED: readonly (readonly [title: string, overrides: Record<string, unknown>])[] = [
  ["the shortest names", { externalMeetingId: "ab", ...one("ab") }],
  ["names of 64 characters", { externalMeetingId: "x".repeat(64), ...one("y".repeat(64)) }],
  ["every character that AWS documents", { externalMeetingId: "-_&@+=,(){}[]/«».:|'\"# Äÿ 9" }],
  ["250 attendees", { attendees: manyAttendees(250) }],
  ["a media region that is not known yet to anybody", { mediaRegion: "mars-1" }],
  ["no tags", { tags: {} }],
  ["an empty notificationsConfiguration", { notificationsConfiguration: {} }],
  ["received video without content", one("al", { audio: "None", video: "Receive", content: "None" })],
  ["content sent without video", one("al", { audio: "None", video: "None", content: "Send" })],
  ["null as capabilities", { attendees: [{ externalUserId: "alice", capabilities: null }] }],
  ["exactly 24 hours", { replaceAfter: "24h" }],
  ["exactly maxCount attendees", { attendees: manyAttendees(3), meetingFeatures: { attendee: { maxCount: 3 } } }],
  [
    "25 attendees with UHD content",
    { attendees: manyAttendees(25), meetingFeatures: { content: { maxResolution: "UHD" } } },
  ],
  [
    "None in a meeting without video",
    {
      ...one("al", { audio: "Send", video: "None", content: "None" }),
      meetingFeatures: { video: { maxResolution: "None" }, content: { maxResolution: "None" } },
    },
  ],
  ["durations as ISO 8601", { replaceAfter: "PT90M" }],
  ["high definition without maxCount", { meetingFeatures: { video: { maxResolution: "FHD" } } }],
  ["triggers of any shape", { triggers: [1, { deep: ["x"] }, true] }],
];

export const UNKNOWNS: readonly (readonly [title: string, overrides: Record<string, unknown>])[] = [
  ["a whole property", { externalMeetingId: UNKNOWN }],
  ["the list of attendees", { attendees: UNKNOWN }],
  ["one attendee", { attendees: [UNKNOWN, attendee("bob")] }],
  ["two externalUserIds", { attendees: [attendee(UNKNOWN), attendee(UNKNOWN)] }],
  ["one capability", one("al", { audio: "None", video: UNKNOWN, content: "Receive" })],
  [
    "the capability for a feature that is None",
    {
      ...one("al", { audio: "Send", video: UNKNOWN, content: "None" }),
      meetingFeatures: { video: { maxResolution: "None" } },
    },
  ],
  ["the features", { meetingFeatures: UNKNOWN }],
  ["one feature", { meetingFeatures: { video: UNKNOWN, attendee: { maxCount: UNKNOWN } } }],
  ["a tag's value", { tags: { key: UNKNOWN } }],
  ["the tags", { tags: UNKNOWN }],
  ["an ARN", { notificationsConfiguration: { sqsQueueArn: UNKNOWN } }],
  ["a tenant", { tenantIds: [UNKNOWN] }],
  ["replaceAfter", { replaceAfter: UNKNOWN }],
];
