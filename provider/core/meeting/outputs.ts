import type { DeclaredAttendee, JoinedAttendee } from "../chime/attendees";
import type { JsonObject } from "../json";

/** Checked arguments of a Meeting. Members that only pass through to the request are not named here. */
export interface MeetingInputs extends JsonObject {
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
export interface MeetingOutputs extends JsonObject {
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
