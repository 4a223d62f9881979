import type { Attendee, CreateAttendeeRequestItem } from "@aws-sdk/client-chime-sdk-meetings";
import type { MediaCapabilities } from "../enums";
import { camelCaseKeys, pascalCaseKeys } from "../wireCase";

/** What an attendee may send and receive of each medium. */
export interface Capabilities {
  /** Voice. */
  readonly audio: MediaCapabilities;
  /** The camera. */
  readonly video: MediaCapabilities;
  /** The shared screen. */
  readonly content: MediaCapabilities;
}

/** An attendee as the program declares it. */
export interface DeclaredAttendee {
  /** Your own name for the attendee. */
  readonly externalUserId: string;
  /** What the attendee may send and receive; all `SendReceive` where it is left out. */
  readonly capabilities?: Capabilities;
}

/** An attendee as the service returns it; `joinToken` is a credential. */
export interface JoinedAttendee extends DeclaredAttendee {
  /** AWS's id of the attendee. */
  readonly attendeeId: string;
  /** The credential with which a client joins the meeting as this attendee. */
  readonly joinToken?: string;
}

/** The most attendees that one BatchCreateAttendee takes. [M] CreateAttendeeRequestItemList */
export const BATCH_SIZE = 100;

/** [Mdoc] CreateAttendeeRequestItem: an attendee without declared capabilities gets all of them. */
export const DEFAULT_CAPABILITIES: Capabilities = {
  audio: "SendReceive",
  video: "SendReceive",
  content: "SendReceive",
};

export function toAttendeeItems(attendees: readonly DeclaredAttendee[]): CreateAttendeeRequestItem[] {
  return pascalCaseKeys(attendees) as CreateAttendeeRequestItem[];
}

export function toJoinedAttendees(attendees: readonly Attendee[]): JoinedAttendee[] {
  return attendees.map((attendee) => camelCaseKeys(attendee) as JoinedAttendee);
}

/** How actual capabilities differ from declared ones, each medium as a clause. */
export function capabilityDifferences(declared: object, actual: object): string[] {
  const found = new Map<string, unknown>(Object.entries(actual));
  return Object.entries(declared)
    .filter(([medium, value]) => found.get(medium) !== value)
    .map(([medium, value]) => `${medium} ${found.get(medium)} instead of ${value}`);
}
