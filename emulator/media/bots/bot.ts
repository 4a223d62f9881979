import type { SentStream } from "../describeMedia";
import type { MediaClock } from "../mediaClock";
import type { Member } from "../room/member";
import type { Room } from "../room/room";

/** What a bot sends. */
export interface BotOptions {
  readonly audio: "tone" | "silence";
  readonly video: "pattern" | "none";
}

/** What makes the media of a participant without a browser. */
export interface Bot {
  /** What it sends now. */
  describe(): SentStream[];
  /** Stops sending. */
  close(): void;
}

/** Starts to send as a member that is present in the room: by `room.audio.onPacket`, and by `room.publish` for video. */
export type StartBot = (room: Room, member: Member, options: BotOptions, clock: MediaClock) => Bot;
