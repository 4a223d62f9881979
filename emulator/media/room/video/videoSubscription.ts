import { headerLength } from "../../rtp/rtp";
import type { Member } from "../member";
import { mayReceiveVideo, maySendVideo } from "../member";
import { matchingPayloadType, type VideoCodec } from "./codec";
import { beginsKeyFrame } from "./keyFrame";
import type { PublishedVideo, VideoLayer } from "./publishedVideo";
import { RtpRewriter } from "./rtpRewriter";

/** A layer is taken without a key frame where none was recognised in this time. */
const KEY_FRAME_PATIENCE_MILLISECONDS = 2000;

/** What a receiver asks for. */
export interface VideoRequest {
  readonly streamId: number;
  /** With simulcast: the most that the receiver wants, so that a smaller layer may do. */
  readonly targetBitrateKbps: number | undefined;
}

/** Where the packets go. */
export interface VideoReceiver {
  readonly member: Member;
  readonly ssrc: number;
  /** The codecs of the receiver's section. */
  readonly codecs: readonly VideoCodec[];
  send(packet: Buffer): void;
}

/** One video that one member receives, in a section of its own. */
export class VideoSubscription {
  readonly receiver: VideoReceiver;
  readonly #rewriter = new RtpRewriter();
  #published: PublishedVideo | undefined;
  #request: VideoRequest = { streamId: 0, targetBitrateKbps: undefined };
  #layer: VideoLayer | undefined;
  #waitsFor: { readonly layer: VideoLayer; readonly since: number } | undefined;
  #isPaused = false;
  /** Packets and bytes that were forwarded. */
  packets = 0;
  bytes = 0;

  constructor(receiver: VideoReceiver) {
    this.receiver = receiver;
  }

  get streamId(): number {
    return this.#request.streamId;
  }

  get published(): PublishedVideo | undefined {
    return this.#published;
  }

  /** The layer that is forwarded now. */
  get layer(): VideoLayer | undefined {
    return this.#layer;
  }

  /** Follows a stream, which may be one of another publisher. */
  follow(published: PublishedVideo | undefined, request: VideoRequest, now: number): void {
    const isOther = published !== this.#published;
    this.#request = request;
    if (isOther) {
      this.#published?.subscriptions.delete(this);
      this.#published = published;
      published?.subscriptions.add(this);
      this.#layer = undefined;
      this.#waitsFor = undefined;
      this.#isPaused = false;
      this.#rewriter.restart();
    }
    this.chooseLayer(now);
    if (isOther) this.requestKeyFrame(now);
  }

  get isPaused(): boolean {
    return this.#isPaused;
  }

  pause(): void {
    this.#isPaused = true;
  }

  resume(now: number): void {
    if (!this.#isPaused) return;
    this.#isPaused = false;
    this.#rewriter.restart();
    this.requestKeyFrame(now);
  }

  close(): void {
    this.#published?.subscriptions.delete(this);
    this.#published = undefined;
  }

  requestKeyFrame(now: number): void {
    const layer = this.#waitsFor?.layer ?? this.#layer;
    if (layer !== undefined) this.#published?.requestKeyFrame(layer, now);
  }

  /** Changes to the layer that suits the request best, at its next key frame. */
  chooseLayer(now: number): void {
    const best = this.#bestLayer(now);
    if (best === undefined || best === (this.#waitsFor?.layer ?? this.#layer)) return;
    if (this.#layer === undefined) this.#layer = best;
    else this.#waitsFor = best === this.#layer ? undefined : { layer: best, since: now };
    this.requestKeyFrame(now);
  }

  onPacket(layer: VideoLayer, packet: Buffer, now: number): void {
    const published = this.#published;
    if (published === undefined || this.#isPaused) return;
    const codec = published.codecOf((packet[1] ?? 0) & 0x7f);
    if (codec === undefined || !maySendVideo(published.member)) return;
    if (!mayReceiveVideo(this.receiver.member, published.member)) return;
    if (layer === this.#waitsFor?.layer) this.#changeLayer(codec.name, packet, now);
    if (layer !== this.#layer) return;
    const payloadType = matchingPayloadType(codec, this.receiver.codecs);
    if (payloadType === undefined) return;
    this.packets += 1;
    this.bytes += packet.length;
    this.receiver.send(this.#rewriter.rewrite(layer, packet, { ssrc: this.receiver.ssrc, payloadType }, now));
  }

  #changeLayer(codecName: string, packet: Buffer, now: number): void {
    if (this.#waitsFor === undefined) return;
    const isLate = now - this.#waitsFor.since > KEY_FRAME_PATIENCE_MILLISECONDS;
    if (!isLate && !beginsKeyFrame(codecName, packet.subarray(headerLength(packet) ?? packet.length))) return;
    this.#layer = this.#waitsFor.layer;
    this.#waitsFor = undefined;
  }

  /** The requested layer, by stream or by bitrate; if it is not being sent, the next smaller one, or else the next larger. */
  #bestLayer(now: number): VideoLayer | undefined {
    const published = this.#published;
    if (published === undefined) return undefined;
    const { streamId, targetBitrateKbps } = this.#request;
    const requested = published.layers.findIndex((layer) => layer.streamId === streamId);
    const fitting =
      published.layers.filter(({ maxBitrateKbps }) => maxBitrateKbps <= (targetBitrateKbps ?? 0)).length - 1;
    const wanted = targetBitrateKbps === undefined ? requested : Math.min(requested, Math.max(0, fitting));
    const smallerFirst = [...published.layers.slice(0, wanted + 1).reverse(), ...published.layers.slice(wanted + 1)];
    return smallerFirst.find((layer) => published.isActive(layer, now)) ?? published.layers[Math.max(0, wanted)];
  }
}
