import type { Members } from "../core/json";
import type { Capabilities } from "../meeting/outputs";

/** Checked arguments of a MeetingAttendee. */
export interface AttendeeInputs extends Members {
  readonly meetingId: string;
  readonly externalUserId: string;
  readonly capabilities?: Capabilities;
  readonly region?: string;
}

/** Which shape the outputs in a state have. Every later version of the provider reads every earlier shape. */
export const STATE_VERSION = 1;

/** What the state remembers of an attendee. */
export interface AttendeeOutputs extends Members {
  readonly stateVersion: number;
  readonly meetingId: string;
  readonly externalUserId: string;
  readonly attendeeId: string;
  /** A credential. */
  readonly joinToken?: string;
  /** As the service answered them. */
  readonly capabilities?: Capabilities;
  readonly region: string;
  /** A fingerprint of the declared capabilities, so that a changed declaration is told from drift. */
  readonly declared?: { readonly capabilities: string };
}
