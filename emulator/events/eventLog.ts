import type { IdSource } from "../ids";
import type { AttendeeRecord, MeetingRecord } from "../state/records";
import {
  type AttendeeEvent,
  attendeeDetail,
  type EventDetail,
  type MeetingEvent,
  type TranscriptionEvent,
} from "./eventDetail";

/** How many events are kept; older ones are dropped, so that memory stays bounded. */
const LOG_LENGTH = 1000;

/** An event as Amazon EventBridge delivers it (developer guide, "Using events"). */
export interface ChimeEvent {
  /** The version of EventBridge's envelope. */
  readonly version: "0";
  /** Who sends it. */
  readonly source: "aws.chime";
  /** The account of the meeting. */
  readonly account: string;
  /** The event's own id. */
  readonly id: string;
  /** The control-plane region of the meeting. */
  readonly region: string;
  /** What a rule of EventBridge matches. */
  readonly "detail-type": "Chime Meeting State Change";
  /** ISO 8601, in whole seconds. */
  readonly time: string;
  /** Empty, as in the guide's examples. */
  readonly resources: readonly string[];
  /** What happened. */
  readonly detail: EventDetail;
}

/** An event and where AWS would deliver it. The emulator itself delivers nothing. */
export interface EventRecord {
  /** The event itself. */
  readonly event: ChimeEvent;
  /** Where AWS would deliver it. */
  readonly deliveries: readonly Delivery[];
}

/** One place where AWS would deliver an event. */
export interface Delivery {
  /** The kind of place. */
  readonly to: "EventBridge" | "SQS" | "SNS";
  /** The queue's or the topic's ARN; the default bus of the control region for EventBridge. */
  readonly target: string;
}

/** The latest events of all meetings, oldest first. */
export class EventLog {
  readonly #ids: IdSource;
  readonly #onEvent: (record: EventRecord) => void;
  #records: EventRecord[] = [];

  constructor(ids: IdSource, onEvent: (record: EventRecord) => void = () => undefined) {
    this.#ids = ids;
    this.#onEvent = onEvent;
  }

  addMeetingEvent(eventType: MeetingEvent, meeting: MeetingRecord, at: number): void {
    this.#add(meeting, at, { eventType });
  }

  addAttendeeEvent(eventType: AttendeeEvent, meeting: MeetingRecord, attendee: AttendeeRecord, at: number): void {
    this.#add(meeting, at, attendeeDetail(eventType, attendee));
  }

  addTranscriptionEvent(eventType: TranscriptionEvent, meeting: MeetingRecord, at: number): void {
    const transcriptionConfiguration = JSON.stringify(meeting.transcription);
    this.#add(meeting, at, { eventType, transcriptionRegion: meeting.mediaRegion, transcriptionConfiguration });
  }

  all(): EventRecord[] {
    return this.#records.slice(-LOG_LENGTH);
  }

  clear(): void {
    this.#records = [];
  }

  #add(meeting: MeetingRecord, at: number, own: Pick<EventDetail, "eventType"> & Partial<EventDetail>): void {
    const detail: EventDetail = {
      version: "0",
      timestamp: at,
      meetingId: meeting.meetingId,
      externalMeetingId: meeting.externalMeetingId,
      mediaRegion: meeting.mediaRegion,
      ...own,
    };
    const record = { event: envelope(meeting, detail, this.#ids.uuid()), deliveries: deliveriesOf(meeting) };
    this.#records.push(record);
    this.#onEvent(record);
    // Cut rarely and by half, which costs less than dropping one event each time.
    if (this.#records.length >= 2 * LOG_LENGTH) this.#records = this.#records.slice(-LOG_LENGTH);
  }
}

function envelope({ scope }: MeetingRecord, detail: EventDetail, id: string): ChimeEvent {
  return {
    version: "0",
    source: "aws.chime",
    account: scope.account,
    id,
    region: scope.region,
    "detail-type": "Chime Meeting State Change",
    time: new Date(detail.timestamp).toISOString().replace(/\.\d{3}Z$/, "Z"),
    resources: [],
    detail,
  };
}

function deliveriesOf({ scope, notifications }: MeetingRecord): Delivery[] {
  const { SqsQueueArn, SnsTopicArn } = notifications ?? {};
  return [
    { to: "EventBridge", target: `default bus in ${scope.region}` },
    ...(SqsQueueArn === undefined ? [] : [{ to: "SQS", target: SqsQueueArn } as const]),
    ...(SnsTopicArn === undefined ? [] : [{ to: "SNS", target: SnsTopicArn } as const]),
  ];
}
