import type { Member } from "../member";
import type { VideoCodec } from "./codec";
import type { VideoSubscription } from "./videoSubscription";

/** A layer without a packet for so long is not being sent. */
const ACTIVE_MILLISECONDS = 2000;

/** Receivers often request a key frame together; one request in this time is sent on. */
const KEY_FRAME_INTERVAL_MILLISECONDS = 300;

/** One layer as its publisher describes it. */
interface LayerDescription {
  readonly maxBitrateKbps: number;
  readonly framerate: number;
}

/** One stream of a publisher. Without simulcast there is one, with simulcast one for each encoding, the smallest first. */
export interface VideoLayer {
  readonly streamId: number;
  maxBitrateKbps: number;
  framerate: number;
  lastPacketAt: number;
  /** Bytes since the bitrate was taken last. */
  bytes: number;
  bitsPerSecond: number;
}

/** What a publisher brings. */
export interface VideoSource {
  readonly layers: readonly LayerDescription[];
  /** What the payload types of its packets stand for. */
  readonly codecs: readonly VideoCodec[];
  /** Asks the encoder of a layer for a key frame. */
  requestKeyFrame(layerIndex: number): void;
}

/** The video of one member: a camera, or a shared screen. */
export class PublishedVideo {
  readonly member: Member;
  readonly groupId: number;
  readonly layers: readonly VideoLayer[];
  readonly subscriptions = new Set<VideoSubscription>();
  #source: VideoSource;
  readonly #requestedAt: number[] = [];
  #measuredAt: number;

  constructor(member: Member, groupId: number, source: VideoSource, nextStreamId: () => number, now: number) {
    this.member = member;
    this.groupId = groupId;
    this.#source = source;
    this.#measuredAt = now;
    this.layers = source.layers.map((layer) => ({
      ...layer,
      streamId: nextStreamId(),
      lastPacketAt: Number.NEGATIVE_INFINITY,
      bytes: 0,
      bitsPerSecond: 0,
    }));
  }

  codecOf(payloadType: number): VideoCodec | undefined {
    return this.#source.codecs.find((codec) => codec.payloadType === payloadType);
  }

  /** A later offer of the same publisher may number its codecs otherwise, or change its layers. */
  replaceSource(source: VideoSource): void {
    this.#source = source;
    for (const [index, layer] of this.layers.entries()) Object.assign(layer, source.layers[index]);
  }

  layerOf(streamId: number): VideoLayer | undefined {
    return this.layers.find((layer) => layer.streamId === streamId);
  }

  isActive(layer: VideoLayer, now: number): boolean {
    return now - layer.lastPacketAt < ACTIVE_MILLISECONDS;
  }

  /** Forwards an RTP packet of a layer to the subscriptions that take this layer. */
  onPacket(layerIndex: number, packet: Buffer, now: number): void {
    const layer = this.layers[layerIndex];
    if (layer === undefined) return;
    layer.lastPacketAt = now;
    layer.bytes += packet.length;
    for (const subscription of this.subscriptions) subscription.onPacket(layer, packet, now);
  }

  requestKeyFrame(layer: VideoLayer, now: number): void {
    const index = this.layers.indexOf(layer);
    if (now - (this.#requestedAt[index] ?? Number.NEGATIVE_INFINITY) < KEY_FRAME_INTERVAL_MILLISECONDS) return;
    this.#requestedAt[index] = now;
    this.#source.requestKeyFrame(index);
  }

  /** Takes the bitrates of the time since the last call. */
  measure(now: number): void {
    const seconds = (now - this.#measuredAt) / 1000;
    if (seconds <= 0) return;
    this.#measuredAt = now;
    for (const layer of this.layers) {
      layer.bitsPerSecond = Math.round((layer.bytes * 8) / seconds);
      layer.bytes = 0;
    }
  }
}
