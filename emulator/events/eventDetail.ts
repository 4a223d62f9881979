import type { AttendeeRecord, MediaCapability } from "../state/records";

/** Events of a meeting. */
export type MeetingEvent = "chime:MeetingStarted" | "chime:MeetingEnded";

/** Events of an attendee. */
export type AttendeeEvent =
  | "chime:AttendeeAdded"
  | "chime:AttendeeAuthorized"
  | "chime:AttendeeCapabilitiesUpdated"
  | "chime:AttendeeDeleted"
  | "chime:AttendeeDropped"
  | "chime:AttendeeJoined"
  | "chime:AttendeeLeft";

/** Events of a transcription. Amazon Transcribe's own (Interrupted, Resumed, Failed) never happen here: nothing is transcribed. */
export type TranscriptionEvent = "chime:TranscriptionStarted" | "chime:TranscriptionStopped";

/** What an event tells (developer guide, "Understanding event notifications"). */
export interface EventDetail {
  /** The version of this form. */
  readonly version: "0";
  /** What happened. */
  readonly eventType: MeetingEvent | AttendeeEvent | TranscriptionEvent;
  /** Milliseconds since the epoch. */
  readonly timestamp: number;
  /** The meeting that it happened in. */
  readonly meetingId: string;
  /** The name that the meeting's creator gave it. */
  readonly externalMeetingId: string;
  /** Where the meeting's media would be. */
  readonly mediaRegion: string;
  /** Of events of an attendee: who it is. */
  readonly attendeeId?: string;
  /** Of events of an attendee: the name that its creator gave it. */
  readonly externalUserId?: string;
  /** Of an attendee that joined or left: how. */
  readonly networkType?: "Voip";
  /** "1" for yes, as AWS writes it. */
  readonly success?: "1";
  /** Of events of a transcription: where it runs. */
  readonly transcriptionRegion?: string;
  /** Of events of a transcription: its configuration, as JSON. */
  readonly transcriptionConfiguration?: string;
  /** Of chime:AttendeeCapabilitiesUpdated: what the attendee may now send and receive, by medium. */
  readonly attendeeCapabilities?: Readonly<Record<"audio" | "video" | "content", MediaCapability>>;
}

type OwnDetail = Pick<EventDetail, "eventType"> & Partial<EventDetail>;

/** What an event about an attendee tells beyond the meeting. */
export function attendeeDetail(eventType: AttendeeEvent, attendee: AttendeeRecord): OwnDetail {
  const { attendeeId, externalUserId } = attendee;
  return { eventType, attendeeId, externalUserId, ...EXTRA_MEMBERS[eventType]?.(attendee) };
}

const EXTRA_MEMBERS: Partial<Record<AttendeeEvent, (attendee: AttendeeRecord) => Partial<EventDetail>>> = {
  "chime:AttendeeJoined": () => ({ networkType: "Voip" }),
  "chime:AttendeeLeft": () => ({ networkType: "Voip" }),
  "chime:AttendeeDropped": () => ({ networkType: "Voip" }),
  "chime:AttendeeCapabilitiesUpdated": ({ capabilities: { Audio, Video, Content } }) => ({
    success: "1",
    attendeeCapabilities: { audio: Audio, video: Video, content: Content },
  }),
};
