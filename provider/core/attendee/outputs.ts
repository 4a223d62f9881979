import { MeetingError } from "../aws/errors";
import type { Capabilities } from "../chime/attendees";
import type { JsonObject } from "../json";

/** Checked arguments of a MeetingAttendee. */
export interface AttendeeInputs extends JsonObject {
  readonly meetingId: string;
  readonly externalUserId: string;
  readonly capabilities?: Capabilities;
  readonly region?: string;
  readonly secretArguments?: readonly string[];
}

/** The shape of the outputs in a state. Every later version of the provider reads every earlier shape. */
export const STATE_VERSION = 2;

/** What the program declares and the outputs do not show. It distinguishes a changed program from drift. */
export interface AttendeeDeclaration {
  /** A fingerprint of the declared capabilities, or of the default ones. */
  readonly capabilities: string;
  /** The optional arguments that are declared. Since stateVersion 2. */
  readonly optional?: readonly ("capabilities" | "region")[];
}

/** The outputs of an attendee in a state. */
export interface AttendeeOutputs extends JsonObject {
  readonly stateVersion: number;
  readonly meetingId: string;
  readonly externalUserId: string;
  readonly attendeeId: string;
  /** A credential. */
  readonly joinToken?: string;
  /** As returned by the service. */
  readonly capabilities?: Capabilities;
  readonly region: string;
  readonly secretArguments?: readonly string[];
  readonly declared?: AttendeeDeclaration;
}

/** The id of the resource: `<meetingId>/<attendeeId>`, which is all that a call for the attendee needs. */
export function toResourceId(meetingId: string, attendeeId: string): string {
  return `${meetingId}/${attendeeId}`;
}

export function fromResourceId(id: string): { readonly meetingId: string; readonly attendeeId: string } {
  const [meetingId = "", attendeeId = "", ...rest] = id.split("/");
  if (meetingId !== "" && attendeeId !== "" && rest.length === 0) return { meetingId, attendeeId };
  throw new MeetingError(
    `Cannot find attendee "${id}": its id must be "<meetingId>/<attendeeId>". Correct the id that \`MeetingAttendee.get\` is given.`,
  );
}
