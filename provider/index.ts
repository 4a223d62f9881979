export type { AttendeeOwnArgs, MeetingAttendeeArgs } from "./attendee/attendeeArgs";
export { MeetingAttendee } from "./attendee/meetingAttendee";
export * from "./enums";
export { type GetMeetingResult, getMeeting, getMeetingOutput } from "./lookups/getMeeting";
export {
  type ListAttendeesOutputResult,
  type ListAttendeesResult,
  type ListedAttendee,
  listAttendees,
  listAttendeesOutput,
} from "./lookups/listAttendees";
export type { LookupArgs, LookupOutputArgs } from "./lookups/lookUp";
export type { JoinInfo } from "./meeting/joinInfo";
export { Meeting } from "./meeting/meeting";
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
} from "./meeting/meetingArgs";
export type { MeetingReference } from "./meeting/meetingReference";
export type { Capabilities, DeclaredAttendee, JoinedAttendee, MediaPlacement } from "./meeting/outputs";
export { MeetingTranscription } from "./transcription/meetingTranscription";
export type {
  EngineTranscribeMedicalSettingsArgs,
  EngineTranscribeSettingsArgs,
  MeetingTranscriptionArgs,
  TranscriptionConfigurationArgs,
  TranscriptionOwnArgs,
} from "./transcription/transcriptionArgs";
