import type { SentStream } from "../describeMedia";
import type { MediaClock } from "../mediaClock";
import type { Member } from "../room/member";
import type { Room } from "../room/room";
import type { PublishedVideo } from "../room/video/publishedVideo";
import { ReceiverStatistics } from "../rtp/receiverStatistics";
import { parseRtcp, writePli, writeReceiverReport, writeRemb } from "../rtp/rtcp";
import { headerLength, readExtension } from "../rtp/rtp";
import type { OfferedAudio, OfferedVideo } from "./negotiation";
import type { VideoSubscriptions } from "./videoSubscriptions";

/** The source of the emulator's own reports. */
const OWN_SSRC = 1;

/** What a sender of video may use: enough for the largest picture that the SDK sends. */
const LARGEST_BITRATE = 2_500_000;

/** Sources that one client may have at a time: audio, and three layers twice while encoders change. */
const MOST_SOURCES = 8;

interface SentVideo {
  readonly offered: OfferedVideo;
  readonly published: PublishedVideo;
}

/** What arrives from one client: its audio, its video and its reports. */
export class IncomingMedia {
  readonly #room: Room;
  readonly #subscriptions: VideoSubscriptions;
  readonly #clock: MediaClock;
  readonly #sendRtcp: (packet: Buffer) => void;
  readonly #statistics = new Map<number, ReceiverStatistics>();
  /** The layers of a simulcast by source. Encoders name them in their first packets only, so they outlast an offer. */
  readonly #ridsBySource = new Map<number, string>();
  /** The sources of the video that is published now, by layer. */
  readonly #sources = new Map<number, number>();
  readonly #rates = new Map<number, { readonly bytes: number; readonly bitsPerSecond: number; readonly at: number }>();
  readonly #report = (now: number) => this.#sendReports(now);
  #sender: Member;
  #audio: OfferedAudio | undefined;
  #video: SentVideo | undefined;

  constructor(
    room: Room,
    sender: Member,
    subscriptions: VideoSubscriptions,
    clock: MediaClock,
    sendRtcp: (packet: Buffer) => void,
  ) {
    this.#room = room;
    this.#sender = sender;
    this.#subscriptions = subscriptions;
    this.#clock = clock;
    this.#sendRtcp = sendRtcp;
    room.reporters.add(this.#report);
  }

  /** What the client sends now. */
  describe(): SentStream[] {
    return [...this.#statistics.values()].map((statistics) => {
      const layer = [...this.#sources].find(([, ssrc]) => ssrc === statistics.ssrc)?.[0];
      const video = layer === undefined ? undefined : this.#video?.published.layers[layer];
      return {
        kind: layer === undefined ? "audio" : "video",
        ssrc: statistics.ssrc,
        packets: statistics.packets,
        lostPackets: Math.max(0, statistics.lost),
        bitsPerSecond: this.#rates.get(statistics.ssrc)?.bitsPerSecond ?? 0,
        ...(video !== undefined && { streamId: video.streamId }),
      };
    });
  }

  setSender(sender: Member): void {
    this.#sender = sender;
  }

  setAudio(audio: OfferedAudio | undefined): void {
    this.#audio = audio;
  }

  setVideo(video: SentVideo | undefined): void {
    if (video?.published !== this.#video?.published) {
      for (const ssrc of this.#sources.values()) this.#statistics.delete(ssrc);
      this.#sources.clear();
    }
    this.#video = video;
  }

  onRtp(packet: Buffer): void {
    if (headerLength(packet) === undefined) return;
    const payloadType = (packet[1] ?? 0) & 0x7f;
    if (payloadType === this.#audio?.payloadType) this.#onAudio(packet, this.#audio);
    else if (this.#video !== undefined) this.#onVideo(packet, payloadType, this.#video);
  }

  onRtcp(packet: Buffer): void {
    const now = this.#clock.now();
    for (const report of parseRtcp(packet)) {
      if (report.kind === "senderReport") this.#statistics.get(report.ssrc)?.onSenderReport(report, now);
      if (report.kind === "keyFrameRequest") {
        for (const ssrc of report.mediaSsrcs) this.#subscriptions.bySsrc(ssrc)?.requestKeyFrame(now);
      }
    }
  }

  /** Asks the client's encoder of a layer for a key frame. */
  requestKeyFrame(layerIndex: number): void {
    const ssrc = this.#sources.get(layerIndex) ?? this.#video?.offered.ssrc;
    if (ssrc !== undefined) this.#sendRtcp(writePli(OWN_SSRC, ssrc));
  }

  close(): void {
    this.#room.reporters.delete(this.#report);
  }

  #onAudio(packet: Buffer, { levelExtension }: OfferedAudio): void {
    if (!this.#count(packet)) return;
    const extension = levelExtension === undefined ? undefined : readExtension(packet, levelExtension);
    const first = extension?.[0];
    const level = first === undefined ? undefined : first & 0x7f;
    if (level !== undefined) this.#room.volumes.report(this.#sender, level);
    this.#room.audio.onPacket(this.#sender, packet, level);
  }

  #onVideo(packet: Buffer, payloadType: number, { offered, published }: SentVideo): void {
    if (!offered.codecs.some((codec) => codec.payloadType === payloadType)) return;
    const layer = this.#layerOf(packet, offered);
    if (layer === undefined || !this.#count(packet)) return;
    this.#sources.set(layer, packet.readUInt32BE(8));
    published.onPacket(layer, packet, this.#clock.now());
  }

  /** The layer of a packet: with simulcast, the first packets of each source name it in a header extension. */
  #layerOf(packet: Buffer, { rids, ridExtension }: OfferedVideo): number | undefined {
    if (rids.length === 0) return 0;
    const ssrc = packet.readUInt32BE(8);
    const rid = ridExtension === undefined ? undefined : readExtension(packet, ridExtension)?.toString("latin1");
    if (rid !== undefined) remember(this.#ridsBySource, ssrc, rid);
    const layer = rids.indexOf(this.#ridsBySource.get(ssrc) ?? "");
    return layer < 0 ? undefined : layer;
  }

  /** Counts a packet of a source; false for one more source than a client has. */
  #count(packet: Buffer): boolean {
    const ssrc = packet.readUInt32BE(8);
    const known = this.#statistics.get(ssrc);
    if (known === undefined && this.#statistics.size >= MOST_SOURCES) return false;
    const statistics = known ?? new ReceiverStatistics(ssrc);
    if (known === undefined) this.#statistics.set(ssrc, statistics);
    statistics.onPacket(packet, this.#clock.now());
    return true;
  }

  /** Takes the bitrates of the time since the last report. */
  #measure(now: number): void {
    for (const ssrc of this.#rates.keys()) if (!this.#statistics.has(ssrc)) this.#rates.delete(ssrc);
    for (const { ssrc, bytes } of this.#statistics.values()) {
      const before = this.#rates.get(ssrc);
      const seconds = before === undefined ? 1 : Math.max(0.001, (now - before.at) / 1000);
      const bitsPerSecond = Math.round(((bytes - (before?.bytes ?? 0)) * 8) / seconds);
      this.#rates.set(ssrc, { bytes, bitsPerSecond, at: now });
    }
  }

  #sendReports(now: number): void {
    if (this.#statistics.size === 0) return;
    this.#measure(now);
    const blocks = [...this.#statistics.values()].map((statistics) => statistics.takeReport(now));
    const parts = [writeReceiverReport(OWN_SSRC, blocks)];
    const videoSsrcs = [...this.#sources.values()];
    if (videoSsrcs.length > 0) parts.push(writeRemb(OWN_SSRC, LARGEST_BITRATE, videoSsrcs));
    this.#sendRtcp(Buffer.concat(parts));
  }
}

/** Keeps the latest entries. */
function remember(rids: Map<number, string>, ssrc: number, rid: string): void {
  rids.delete(ssrc);
  rids.set(ssrc, rid);
  const [oldest] = rids.keys();
  if (rids.size > MOST_SOURCES && oldest !== undefined) rids.delete(oldest);
}
