import { randomInt } from "node:crypto";
import type { MediaClock } from "../mediaClock";
import type { Member } from "../room/member";
import type { Room } from "../room/room";
import { VideoSubscription } from "../room/video/videoSubscription";
import type { RemoteVideoUpdate } from "../signaling/messages";
import type { OfferedReception } from "./negotiation";

/** The largest SSRC, and one more. */
const SSRC_END = 2 ** 32;

/** The videos that one client receives, by the mid of their sections. */
export class VideoSubscriptions {
  readonly #room: Room;
  readonly #member: Member;
  readonly #clock: MediaClock;
  readonly #send: (packet: Buffer) => void;
  readonly #byMid = new Map<string, VideoSubscription>();

  constructor(room: Room, member: Member, clock: MediaClock, send: (packet: Buffer) => void) {
    this.#room = room;
    this.#member = member;
    this.#clock = clock;
    this.#send = send;
  }

  all(): VideoSubscription[] {
    return [...this.#byMid.values()];
  }

  /** The subscription whose packets have this source. */
  bySsrc(ssrc: number): VideoSubscription | undefined {
    return this.all().find(({ receiver }) => receiver.ssrc === ssrc);
  }

  /** Follows an offer: the videos that it asks for, and no others. Returns the sources by mid. */
  follow(receptions: readonly OfferedReception[]): ReadonlyMap<string, number> {
    const wanted = new Set(receptions.map(({ mid }) => mid));
    for (const [mid, subscription] of this.#byMid) {
      if (wanted.has(mid)) continue;
      subscription.close();
      this.#byMid.delete(mid);
    }
    for (const { mid, codecs, ...request } of receptions) {
      const subscription = this.#byMid.get(mid) ?? this.#subscribe(mid, codecs);
      subscription.follow(this.#room.videoOf(request.streamId), request, this.#clock.now());
    }
    return new Map([...this.#byMid].map(([mid, { receiver }]) => [mid, receiver.ssrc]));
  }

  /** Follows a change without an offer. */
  update({ addedOrUpdatedVideoSubscriptions = [], removedVideoSubscriptionMids = [] }: RemoteVideoUpdate): void {
    for (const { mid = "", streamId = 0, targetBitrateKbps } of addedOrUpdatedVideoSubscriptions) {
      const video = this.#room.videoOf(streamId);
      const request = { streamId, targetBitrateKbps: targetBitrateKbps || undefined };
      if (video !== undefined) this.#byMid.get(mid)?.follow(video, request, this.#clock.now());
    }
    for (const mid of removedVideoSubscriptionMids) this.#byMid.get(mid)?.close();
  }

  /** The subscriptions to one of these streams, or to one of the streams of these groups. */
  named(streamIds: readonly number[], groupIds: readonly number[]): VideoSubscription[] {
    return this.all().filter(
      ({ streamId, published }) =>
        streamIds.includes(streamId) || (published !== undefined && groupIds.includes(published.groupId)),
    );
  }

  close(): void {
    for (const subscription of this.#byMid.values()) subscription.close();
    this.#byMid.clear();
  }

  #subscribe(mid: string, codecs: OfferedReception["codecs"]): VideoSubscription {
    const receiver = { member: this.#member, ssrc: randomInt(1, SSRC_END), codecs, send: this.#send };
    const subscription = new VideoSubscription(receiver);
    this.#byMid.set(mid, subscription);
    return subscription;
  }
}
