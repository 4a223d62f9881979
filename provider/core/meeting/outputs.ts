import type { Members } from "../json";

/** Who may send and who receives, per medium: `SendReceive`, `Send`, `Receive` or `None`. */
export interface Capabilities {
  /** Voice. */
  readonly audio: string;
  /** The camera. */
  readonly video: string;
  /** The shared screen. */
  readonly content: string;
}

/** The URLs through which clients reach a meeting, as AWS answered them. */
export type MediaPlacement = Readonly<Record<string, string>>;

/** An attendee as the program asks for it. */
export interface DeclaredAttendee {
  /** Your own name for the attendee. */
  readonly externalUserId: string;
  /** What the attendee may send and receive; all `SendReceive` where it is left out. */
  readonly capabilities?: Capabilities;
}

/** An attendee as the service made it; `joinToken` is a credential. */
export interface JoinedAttendee extends DeclaredAttendee {
  /** AWS's id of the attendee. */
  readonly attendeeId: string;
  /** The credential that lets its bearer into the meeting as this attendee. */
  readonly joinToken?: string;
}

/** Checked arguments of a Meeting. Members that only pass through to the request are not named here. */
export interface MeetingInputs extends Members {
  readonly externalMeetingId: string;
  readonly attendees: readonly DeclaredAttendee[];
  readonly clientRequestToken?: string;
  readonly tags?: Record<string, string>;
  readonly replaceAfter?: string;
  readonly meetingFeatures?: unknown;
  readonly region?: string;
  readonly existingMeetingId?: string;
}

/** The shape of the outputs in a state. Every later version of the provider reads every earlier shape. */
export const STATE_VERSION = 2;

/** The declared arguments whose output is the answer of the service: it distinguishes a changed program from drift. */
export interface Declaration {
  /** Fingerprints of the arguments. */
  readonly attendees: string;
  readonly meetingFeatures?: string;
  readonly tags?: string;
  /** The ids of the attendees whose capabilities are declared, or `true` for all. Since stateVersion 2. */
  readonly capabilities?: true | readonly string[];
  /** `true` if the region is declared. Since stateVersion 2. */
  readonly region?: true;
}

/** What the state remembers of a meeting: the arguments, and what the service answered. */
export interface MeetingOutputs extends Members {
  readonly stateVersion: number;
  readonly meetingId: string;
  readonly meetingArn: string;
  readonly region: string;
  readonly attendees: readonly JoinedAttendee[];
  /** ISO 8601, by the clock of the machine that created the meeting: the API tells no creation time. */
  readonly createdAt?: string;
  readonly externalMeetingId: string;
  readonly meetingFeatures?: unknown;
  /** Of a replica: the id of its primary meeting. */
  readonly primaryMeetingId?: string;
  readonly tags?: Record<string, string>;
  readonly declared?: Declaration;
  /** The meeting was there before: it is not this resource's to end, unless `deleteExisting` says so. */
  readonly adopted?: true;
  readonly deleteExisting?: boolean;
}
