import type { Room } from "./room/room";
import type { SignalingSession } from "./signaling/session";

/** What one participant of a meeting sends and receives. It holds no token. */
export interface ParticipantMedia {
  /** The attendee's id; that of a content share ends with `#content`. */
  readonly attendeeId: string;
  /** The name that the attendee's creator gave it. */
  readonly externalUserId: string;
  /** Whether its media are connected, which makes it present. */
  readonly isPresent: boolean;
  /** Whether it is muted. */
  readonly isMuted: boolean;
  /** Whether its voice was heard in the last 200 ms. */
  readonly isSpeaking: boolean;
  /** What it sends, by stream. */
  readonly sends: readonly SentStream[];
  /** What it receives of the videos of others. */
  readonly receives: readonly ReceivedStream[];
}

/** A stream that a participant sends. */
export interface SentStream {
  /** What the stream carries. */
  readonly kind: "audio" | "video";
  /** The synchronization source. */
  readonly ssrc: number;
  /** Packets since the stream began. */
  readonly packets: number;
  /** Packets that were lost on the way to the emulator since the stream began. */
  readonly lostPackets: number;
  /** Of the last second. */
  readonly bitsPerSecond: number;
  /** Of a video: the id under which others subscribe to it. */
  readonly streamId?: number;
}

/** A video that a participant receives. */
export interface ReceivedStream {
  /** Whose video it is; absent while nothing is sent. */
  readonly attendeeId?: string;
  /** The stream that the client has asked for. */
  readonly streamId: number;
  /** With simulcast: the stream of the layer that it gets. */
  readonly layerStreamId?: number;
  /** Whether the client has paused it. */
  readonly isPaused: boolean;
  /** Packets that were sent to the client since the subscription began. */
  readonly packets: number;
  /** Their bytes. */
  readonly bytes: number;
}

export function describeMedia(room: Room, sessions: readonly SignalingSession[]): ParticipantMedia[] {
  return sessions.flatMap(({ admission }) => {
    if (admission === undefined) return [];
    const { member, media } = admission;
    const { attendeeId, externalUserId, isMuted } = member;
    const receives = media.subscriptions.map(({ streamId, published, layer, packets, bytes, isPaused }) => ({
      ...(published !== undefined && { attendeeId: published.member.attendeeId }),
      streamId,
      ...(layer !== undefined && { layerStreamId: layer.streamId }),
      isPaused,
      packets,
      bytes,
    }));
    const isPresent = room.roster.has(member);
    const isSpeaking = room.volumes.isSpeaking(member);
    return [{ attendeeId, externalUserId, isPresent, isMuted, isSpeaking, sends: media.incoming.describe(), receives }];
  });
}
