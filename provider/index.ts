export type { JoinInfo } from "./core/chime/joinInfo";
export * from "./core/enums";
export type { Capabilities, DeclaredAttendee, JoinedAttendee, MediaPlacement } from "./core/meeting/outputs";
export type { AttendeeOwnArgs, MeetingAttendeeArgs } from "./dynamic/attendeeArgs";
export { type GetMeetingResult, getMeeting, getMeetingOutput } from "./dynamic/getMeeting";
export {
  type ListAttendeesOutputResult,
  type ListAttendeesResult,
  type ListedAttendee,
  listAttendees,
  listAttendeesOutput,
} from "./dynamic/listAttendees";
export type { LookupArgs, LookupOutputArgs } from "./dynamic/lookUp";
export { Meeting } from "./dynamic/meeting";
export type {
  AttendeeArgs,
  AttendeeCapabilitiesArgs,
  AttendeeFeaturesArgs,
  AudioFeaturesArgs,
  ContentFeaturesArgs,
  MeetingArgs,
  MeetingFeaturesArgs,
  NonEmptyListInput,
  NotificationsConfigurationArgs,
  VideoFeaturesArgs,
} from "./dynamic/meetingArgs";
export { MeetingAttendee } from "./dynamic/meetingAttendee";
export type { MeetingReference } from "./dynamic/meetingReference";
export { MeetingTranscription } from "./dynamic/meetingTranscription";
export type {
  EngineTranscribeMedicalSettingsArgs,
  EngineTranscribeSettingsArgs,
  MeetingTranscriptionArgs,
  TranscriptionConfigurationArgs,
  TranscriptionOwnArgs,
} from "./dynamic/transcriptionArgs";
