import type { SentStream } from "../describeMedia";
import { everyExactly } from "../everyExactly";
import type { MediaClock, Stop } from "../mediaClock";
import type { Member } from "../room/member";
import type { Room } from "../room/room";
import type { VideoCodec } from "../room/video/codec";
import type { PublishedVideo } from "../room/video/publishedVideo";
import { RECORDED_PATTERN } from "./recordedPattern";
import { readRecording } from "./recording";
import { RtpSource } from "./rtpSource";

/** A key frame, and the frames that follow it. */
const FRAMES = readRecording(RECORDED_PATTERN);
const FRAMES_PER_SECOND = 10;
const FRAME_MS = 1000 / FRAMES_PER_SECOND;

/** Every browser decodes VP8 (RFC 7742, section 5). The payload type is that of Chromium's offers. */
const VP8: VideoCodec = { payloadType: 96, name: "VP8", parameters: "" };
const CLOCK_RATE = 90_000;

/** RFC 7741, section 4.2: the packet begins the first partition of a frame. */
const DESCRIPTOR = Buffer.from([0x10]);

/** What the index says. The pattern itself has 14 kbit/s. */
const MAX_BITRATE_KBPS = 100;

/** The video of a bot: colour bars with a square that moves, so that a frozen picture is seen as one. */
export class BotVideo {
  readonly #clock: MediaClock;
  readonly #source: RtpSource;
  readonly #published: PublishedVideo;
  readonly #stop: Stop;
  #next = 0;

  constructor(room: Room, member: Member, clock: MediaClock) {
    this.#clock = clock;
    this.#source = new RtpSource(VP8.payloadType, CLOCK_RATE / FRAMES_PER_SECOND, clock.now());
    this.#published = room.publish(member, {
      layers: [{ maxBitrateKbps: MAX_BITRATE_KBPS, framerate: FRAMES_PER_SECOND }],
      codecs: [VP8],
      requestKeyFrame: () => {
        this.#next = 0;
      },
    });
    this.#stop = everyExactly(clock, FRAME_MS, () => this.#send());
  }

  measure(now: number): void {
    this.#source.measure(now);
  }

  describe(): SentStream {
    const { ssrc, packets, bitsPerSecond } = this.#source;
    const streamId = this.#published.layers[0]?.streamId ?? 0;
    return { kind: "video", ssrc, packets, lostPackets: 0, bitsPerSecond, streamId };
  }

  close(): void {
    this.#stop();
  }

  #send(): void {
    const frame = FRAMES[this.#next] as Buffer;
    this.#next = (this.#next + 1) % FRAMES.length;
    // The marker ends a frame, and each frame has one packet.
    const packet = this.#source.write(Buffer.concat([DESCRIPTOR, frame]), true);
    this.#published.onPacket(0, packet, this.#clock.now());
  }
}
