import type { Capabilities, MediaCapability } from "../../state/records";
import type { Outgoing } from "../signaling/frames";
import type { AudioSpeaker } from "./roomAudio";

/** The end of the id and of the join token of a content share, which joins as a second attendee (`Modality` in the SDK). */
export const CONTENT_SUFFIX = "#content";

/** Who takes part in a room: a client on its connection, a content share on another one, or a bot without any. */
export interface Member extends AudioSpeaker {
  readonly externalUserId: string;
  /** The attendee by which its client has joined; another one than its own where the client was promoted from a replica. */
  readonly clientAttendeeId: string;
  readonly isMuted: boolean;
  /** What its attendee may do now. */
  readonly capabilities: Capabilities;
  /** Sends a frame that was encoded once for several members. */
  send(frame: Buffer): void;
}

/** Encodes a frame with the time of the room. */
export type EncodeFrame = (content: Outgoing) => Buffer;

function maySend(capability: MediaCapability): boolean {
  return capability === "Send" || capability === "SendReceive";
}

export function mayReceive(capability: MediaCapability): boolean {
  return capability === "Receive" || capability === "SendReceive";
}

/** Whether a member may send pictures: a share needs the capability Content, a camera Video. */
export function maySendVideo({ isContent, capabilities }: Member): boolean {
  return maySend(isContent ? capabilities.Content : capabilities.Video);
}

export function maySendAudio({ isContent, capabilities }: Member): boolean {
  return maySend(isContent ? capabilities.Content : capabilities.Audio);
}

/** Whether a member may see the pictures of another one. */
export function mayReceiveVideo({ capabilities }: Member, from: AudioSpeaker): boolean {
  return mayReceive(from.isContent ? capabilities.Content : capabilities.Video);
}

/** Whether a member may hear another one. */
export function mayReceiveAudio({ capabilities }: Member, from: AudioSpeaker): boolean {
  return mayReceive(from.isContent ? capabilities.Content : capabilities.Audio);
}

/**
 * Whether a member perceives another one: members of the primary meeting are perceived by all, members of a replica by those of the same
 * replica alone. What AWS does beyond the media of the primary meeting is not documented.
 */
export function perceives(viewerMeetingId: string, other: AudioSpeaker, primaryMeetingId: string): boolean {
  return other.meetingId === primaryMeetingId || other.meetingId === viewerMeetingId;
}
