import type { AttendeeRecord, MediaCapability } from "../state/records";

export type MeetingEvent = "chime:MeetingStarted" | "chime:MeetingEnded";

export type AttendeeEvent =
  | "chime:AttendeeAdded"
  | "chime:AttendeeAuthorized"
  | "chime:AttendeeCapabilitiesUpdated"
  | "chime:AttendeeDeleted"
  | "chime:AttendeeJoined"
  | "chime:AttendeeLeft";

/** What an event tells (developer guide, "Understanding event notifications"). */
export interface EventDetail {
  readonly version: "0";
  readonly eventType: MeetingEvent | AttendeeEvent;
  /** Milliseconds since the epoch. */
  readonly timestamp: number;
  readonly meetingId: string;
  readonly externalMeetingId: string;
  readonly mediaRegion: string;
  readonly attendeeId?: string;
  readonly externalUserId?: string;
  readonly networkType?: "Voip";
  /** "1" for yes, as AWS writes it. */
  readonly success?: "1";
  readonly attendeeCapabilities?: {
    readonly audio: MediaCapability;
    readonly video: MediaCapability;
    readonly content: MediaCapability;
  };
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
  "chime:AttendeeCapabilitiesUpdated": ({ capabilities: { Audio, Video, Content } }) => ({
    success: "1",
    attendeeCapabilities: { audio: Audio, video: Video, content: Content },
  }),
};
