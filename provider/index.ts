export type { JoinInfo } from "./joinInfo";
export { type MediaPlacement, Meeting } from "./meeting";
export type {
  AttendeeArgs,
  AttendeeCapabilitiesArgs,
  MeetingArgs,
  MeetingFeaturesArgs,
  NotificationsConfigurationArgs,
} from "./meetingArgs";
export type { Capabilities, JoinedAttendee } from "./outputs";
