export type { Capabilities, DeclaredAttendee, JoinedAttendee } from "./core/chime/attendees";
export type { JoinInfo } from "./core/chime/joinInfo";
export type { GetMeetingResult } from "./core/chime/lookups";
export type { MediaPlacement, MeetingFeatures } from "./core/chime/meetings";
export * from "./core/enums";
export type { AttendeeOwnArgs, MeetingAttendeeArgs } from "./dynamic/attendeeArgs";
export { type GetMeetingArgs, type GetMeetingOutputArgs, getMeeting, getMeetingOutput } from "./dynamic/getMeeting";
export {
  type ListAttendeesArgs,
  type ListAttendeesOutputArgs,
  type ListAttendeesOutputResult,
  type ListAttendeesResult,
  type ListedAttendee,
  listAttendees,
  listAttendeesOutput,
} from "./dynamic/listAttendees";
export type { InvokeOutputOptions } from "./dynamic/lookUp";
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
