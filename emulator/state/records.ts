import type { MediaPlacement } from "../mediaPlacement";
import type { Scope } from "../scope";

/** What an attendee may do with one medium. */
export type MediaCapability = "SendReceive" | "Send" | "Receive" | "None";

/** What an attendee may send and receive, under the names of the API. */
export interface Capabilities {
  /** Voice. */
  readonly Audio: MediaCapability;
  /** The camera. */
  readonly Video: MediaCapability;
  /** The shared screen. */
  readonly Content: MediaCapability;
}

export interface MeetingFeatures {
  readonly Audio?: { readonly EchoReduction?: string };
  readonly Video?: { readonly MaxResolution?: string };
  readonly Content?: { readonly MaxResolution?: string };
  readonly Attendee?: { readonly MaxCount?: number };
}

export interface Notifications {
  readonly LambdaFunctionArn?: string;
  readonly SnsTopicArn?: string;
  readonly SqsQueueArn?: string;
}

export interface AttendeeRecord {
  readonly attendeeId: string;
  readonly externalUserId: string;
  readonly joinToken: string;
  /** Attendees of a meeting are numbered as they are added; no number is used twice. */
  readonly ordinal: number;
  capabilities: Capabilities;
  isConnected: boolean;
}

/** A meeting that has not ended. Ended ones leave no record. */
export interface MeetingRecord {
  readonly meetingId: string;
  readonly arn: string;
  readonly scope: Scope;
  readonly clientRequestToken: string;
  /** Equal for requests with the same token and the same arguments. */
  readonly requestDigest: string;
  readonly externalMeetingId: string;
  readonly mediaRegion: string;
  readonly mediaPlacement: MediaPlacement;
  readonly meetingHostId: string | undefined;
  readonly features: MeetingFeatures | undefined;
  readonly notifications: Notifications | undefined;
  /** Set for a replica. */
  readonly primaryMeetingId: string | undefined;
  readonly tenantIds: readonly string[];
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  /** Since when nobody has been connected; undefined while somebody is. */
  idleSince: number | undefined;
  /** Whether anybody was ever connected. */
  wasJoined: boolean;
  /** The settings of the transcription that runs. */
  transcription: Readonly<Record<string, unknown>> | undefined;
  readonly tags: Map<string, string>;
  /** The number that the next attendee gets. */
  nextOrdinal: number;
  /** By attendee id, in the order in which they were added. */
  readonly attendees: Map<string, AttendeeRecord>;
}
