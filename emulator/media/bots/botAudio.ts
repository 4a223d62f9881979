import type { SentStream } from "../describeMedia";
import { everyExactly } from "../everyExactly";
import type { MediaClock, Stop } from "../mediaClock";
import { FRAME_MS, OPUS_CLOCK_RATE, SILENCE } from "../room/audio/opus";
import type { Member } from "../room/member";
import type { Room } from "../room/room";
import type { BotOptions } from "./bot";
import { RECORDED_TONE } from "./recordedTone";
import { readRecording } from "./recording";
import { RtpSource } from "./rtpSource";

/** What a bot plays again and again, with its level in -dBov (RFC 6464). */
const SOUNDS: Readonly<Record<BotOptions["audio"], { readonly frames: readonly Buffer[]; readonly level: number }>> = {
  tone: { frames: readRecording(RECORDED_TONE), level: 20 },
  silence: { frames: [SILENCE], level: 127 },
};

/** Inside the emulator no one reads it: each listener has a payload type of its own. */
const PAYLOAD_TYPE = 111;

/** The audio of a bot: 50 packets a second, as clients send, muted or not. */
export class BotAudio {
  readonly #source: RtpSource;
  readonly #stop: Stop;

  constructor(room: Room, member: Member, audio: BotOptions["audio"], clock: MediaClock) {
    const { frames, level } = SOUNDS[audio];
    const source = new RtpSource(PAYLOAD_TYPE, (OPUS_CLOCK_RATE * FRAME_MS) / 1000, clock.now());
    this.#source = source;
    this.#stop = everyExactly(clock, FRAME_MS, () => {
      const frame = frames[source.packets % frames.length] as Buffer;
      room.volumes.report(member, level);
      room.audio.onPacket(member, source.write(frame, source.packets === 0), level);
    });
  }

  measure(now: number): void {
    this.#source.measure(now);
  }

  describe(): SentStream {
    const { ssrc, packets, bitsPerSecond } = this.#source;
    return { kind: "audio", ssrc, packets, lostPackets: 0, bitsPerSecond };
  }

  close(): void {
    this.#stop();
  }
}
