import type { Choices } from "./choices";
import type { Clock } from "./clock";
import type { EventRecord } from "./events/eventLog";
import type { ActiveFault, Fault } from "./faults/fault";
import type { IdSource } from "./ids";
import type { ParticipantMedia } from "./media/describeMedia";
import type { ClientEvent } from "./media/events/clientEvent";
import type { Quotas } from "./quotas/quotas";
import type { Disconnection } from "./state/presence";
import type { Capabilities } from "./state/records";

/** How an emulator starts. */
export interface EmulatorOptions {
  /** TCP port; 0, the default, takes any free one. */
  readonly port?: number;
  /** Address to listen on. Default: 127.0.0.1, which other machines cannot reach. */
  readonly host?: string;
  /** Where the time comes from, before `advance` moves it. Default: the system's clock. */
  readonly clock?: Clock;
  /** Where ids and tokens come from. Default: random UUIDs. */
  readonly ids?: IdSource;
  /** 12 digits; the account of callers whose access key id is not itself 12 digits. Default: 111122223333. */
  readonly account?: string;
  /** True enforces AWS's default quotas, an object these with some changed. Default: no quotas. */
  readonly quotas?: boolean | Partial<Quotas>;
  /** Faults to begin with, as `addFault` takes them. */
  readonly faults?: readonly Fault[];
  /** Answers to points that AWS's documentation leaves open. */
  readonly choices?: Partial<Choices>;
  /** Further host names by which clients reach it. Default: only `host`, and the names of this machine. */
  readonly allowedHosts?: readonly string[];
  /** Origins of pages that may call AWS's operations and the controls, such as `http://localhost:3000`. Default: none. */
  readonly allowedOrigins?: readonly string[];
  /**
   * Whether clients such as amazon-chime-sdk-js can join the meetings: signaling, audio and video. False gives meetings media addresses in
   * the form of AWS's, which lead nowhere. Default: true.
   */
  readonly media?: boolean;
  /**
   * The address under which clients reach the emulator, for the media addresses of meetings, such as `https://emulator.test`. Default: the
   * `Host` header of each call, by `http`.
   */
  readonly publicUrl?: string;
  /** A file that keeps meetings, attendees and the clock over a restart. It holds join tokens. Default: none. */
  readonly stateFile?: string;
  /**
   * Is given one line for each request (time, method, path, status, error, request id), and what goes wrong in the emulator itself.
   * No line holds a token. Default: failures go to stderr, requests nowhere.
   */
  readonly log?: (line: string) => void;
  /** How a delay fault lets time pass. Default: in real time. */
  readonly wait?: (milliseconds: number) => Promise<void>;
}

/** A running emulator. */
export interface Emulator {
  /** Such as `http://127.0.0.1:4567`; what an AWS SDK takes as its endpoint. */
  readonly url: string;
  /** The TCP port that it listens on. */
  readonly port: number;
  /** Moves the emulator's clock ahead. Meetings whose time is over end. A RangeError refuses to go back. */
  advance(seconds: number): void;
  /** Back to the start: no meetings, events, counts or faults, full quotas, and the clock where it began. */
  reset(): void;
  /** How often each operation was called since the start, by its AWS name; refused calls count, too. */
  requests(): Record<string, number>;
  /** The meetings that have not ended, of all accounts and regions, in the order of their creation. */
  meetings(): MeetingSummary[];
  /** Ends a meeting and its replicas, as DeleteMeeting does. An unknown id is a NotFoundException. */
  endMeeting(meetingId: string): void;
  /** Lets an attendee join, which keeps the meeting alive. An unknown id is a NotFoundException. */
  connect(meetingId: string, attendeeId: string): void;
  /** Lets an attendee leave, or with `dropped` lose the connection; 5 minutes after the last one the meeting ends. */
  disconnect(meetingId: string, attendeeId: string, disconnection?: Disconnection): void;
  /**
   * Adds an attendee that is in the meeting without a browser, until the meeting ends or the attendee is deleted. Returns the attendee. An
   * unknown meeting is a NotFoundException, a field that is not right a RangeError; so is an emulator without media.
   */
  addParticipant(meetingId: string, options: ParticipantOptions): AttendeeSummary;
  /** What the clients of a meeting send and receive. An unknown id is a NotFoundException. Empty without media. */
  media(meetingId: string): ParticipantMedia[];
  /** Sends clients of a meeting a text as the transcription of an attendee. An unknown id is a NotFoundException. */
  sendTranscript(meetingId: string, transcript: TranscriptText): void;
  /** The latest 1000 events that clients have sent to the event ingestion address, oldest first. They hold no token. */
  clientEvents(): ClientEvent[];
  /** The latest 1000 events, oldest first, each with where AWS would deliver it. */
  events(): EventRecord[];
  /** Lets calls go wrong. A RangeError names a field that is not right. */
  addFault(fault: Fault): ActiveFault;
  /** The faults that still wait for calls. */
  faults(): ActiveFault[];
  /** Takes back every fault. */
  clearFaults(): void;
  /** Stops. The port is free, every connection closed and the state file written when the promise resolves. */
  close(): Promise<void>;
}

/** A participant without a browser. */
export interface ParticipantOptions {
  /** The name of the attendee, by the rules of CreateAttendee. One that the meeting has already is that attendee. */
  readonly externalUserId: string;
  /** What others hear: a tone, or silence. Default: silence. */
  readonly audio?: "tone" | "silence";
  /** What others see: a pattern that moves, or nothing. Default: none. */
  readonly video?: "pattern" | "none";
}

/** A text as the transcription of an attendee. */
export interface TranscriptText {
  /** Who speaks. */
  readonly attendeeId: string;
  /** What is spoken, 1 to 10000 characters. */
  readonly text: string;
  /** Whether more of it follows in a later result. Default: false. */
  readonly isPartial?: boolean;
  /** The id of the result; a partial result and the one that completes it have the same. Default: a new one. */
  readonly resultId?: string;
  /** Such as `en-US`. Default: absent. */
  readonly languageCode?: string;
}

/** A meeting as the emulator sees it. It holds no join token. */
export interface MeetingSummary {
  /** The meeting's id, drawn at its creation. */
  readonly meetingId: string;
  /** The meeting's ARN, with its region and account. */
  readonly meetingArn: string;
  /** The account that made it, 12 digits. */
  readonly account: string;
  /** The control-plane region that made it. */
  readonly region: string;
  /** The name that its creator gave it. */
  readonly externalMeetingId: string;
  /** Where its media would be. */
  readonly mediaRegion: string;
  /** Of a replica: the meeting that it repeats. */
  readonly primaryMeetingId?: string;
  /** ISO 8601, by the emulator's clock. */
  readonly createdAt: string;
  /** When the meeting ends if nothing happens to it; absent for a replica, which ends with its primary. */
  readonly endsAt?: string;
  /** Whether a transcription is running. */
  readonly isTranscribed: boolean;
  /** Its tags, by key. */
  readonly tags: Record<string, string>;
  /** Its attendees, in the order of their creation. */
  readonly attendees: AttendeeSummary[];
}

/** An attendee as the emulator sees it. It holds no join token. */
export interface AttendeeSummary {
  /** The attendee's id, drawn at its creation. */
  readonly attendeeId: string;
  /** The name that its creator gave it. */
  readonly externalUserId: string;
  /** What it may send and receive, under the names of the API. */
  readonly capabilities: Capabilities;
  /** Whether it is in the meeting now. */
  readonly isConnected: boolean;
}
