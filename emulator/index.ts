export type { Choice, ChoiceName, Choices } from "./choices";
export { CHOICES } from "./choices";
export type { Clock } from "./clock";
export type {
  AttendeeSummary,
  Emulator,
  EmulatorOptions,
  MeetingSummary,
  ParticipantOptions,
  TranscriptText,
} from "./emulator";
export type { AttendeeEvent, EventDetail, MeetingEvent, TranscriptionEvent } from "./events/eventDetail";
export type { ChimeEvent, Delivery, EventRecord } from "./events/eventLog";
export type {
  ActiveFault,
  AudioStatusFault,
  ClientFault,
  DelayFault,
  DropSignalingFault,
  ErrorFault,
  Fault,
  FaultEffect,
  GarbageFault,
  NoMediaFault,
  NotYetVisibleFault,
  PartialFailureFault,
  ResetFault,
  SlowJoinFault,
} from "./faults/fault";
export type { IdSource } from "./ids";
export type { ParticipantMedia, ReceivedStream, SentStream } from "./media/describeMedia";
export type { ClientEvent } from "./media/events/clientEvent";
export type { Quotas } from "./quotas/quotas";
export { AWS_QUOTAS } from "./quotas/quotas";
export { startEmulator } from "./startEmulator";
export type { Disconnection } from "./state/presence";
export type { Capabilities, MediaCapability } from "./state/records";
