export type { JoinInfo } from "./meeting/joinInfo";
export { type MediaPlacement, Meeting } from "./meeting/meeting";
export type {
  AttendeeArgs,
  AttendeeCapabilitiesArgs,
  MeetingArgs,
  MeetingFeaturesArgs,
  NotificationsConfigurationArgs,
} from "./meeting/meetingArgs";
export type { Capabilities, JoinedAttendee } from "./meeting/outputs";
