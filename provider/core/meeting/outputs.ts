import type { DeclaredAttendee, JoinedAttendee } from "../chime/attendees";
import type { JsonObject } from "../json";

/** Checked arguments of a Meeting. Arguments that are only sent with the request are not listed. */
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

/** The declared arguments whose outputs are values of the service. It distinguishes a changed program from drift. */
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

/** The outputs of a meeting in a state: the arguments, and the values that the service returned. */
export interface MeetingOutputs extends JsonObject {
  readonly stateVersion: number;
  readonly meetingId: string;
  readonly meetingArn: string;
  readonly region: string;
  readonly attendees: readonly JoinedAttendee[];
  /** ISO 8601, by the clock of the machine that created the meeting: the API does not return the time of creation. */
  readonly createdAt?: string;
  readonly externalMeetingId: string;
  readonly meetingFeatures?: unknown;
  /** Of a replica: the id of its primary meeting. */
  readonly primaryMeetingId?: string;
  readonly tags?: Record<string, string>;
  readonly declared?: Declaration;
  /** The meeting was adopted, so it is deleted with the resource only if `deleteExisting` is true. */
  readonly adopted?: true;
  readonly deleteExisting?: boolean;
}
