import { randomInt } from "node:crypto";
import type { MediaClock } from "../mediaClock";
import { type Member, mayReceiveAudio, maySendVideo, perceives } from "../room/member";
import type { Room } from "../room/room";
import type { AudioListener } from "../room/roomAudio";
import type { VideoSubscription } from "../room/video/videoSubscription";
import type { Offer } from "../sdp/parseOffer";
import { type Candidate, writeAnswer } from "../sdp/writeAnswer";
import type { RemoteVideoUpdate, Subscribe, SubscribeAck } from "../signaling/messages";
import type { MediaTransport, TransportPeer } from "../transport/mediaTransport";
import { IncomingMedia } from "./incomingMedia";
import { answerSections, type OfferedAudio, type Plan, plan, readOffer, trackLabel } from "./negotiation";
import { VideoSubscriptions } from "./videoSubscriptions";

/** The largest SSRC, and one more. */
const SSRC_END = 2 ** 32;

export interface MediaSessionParts {
  readonly clock: MediaClock;
  readonly transport: MediaTransport;
  /** Where the client reaches the transport, best first. */
  readonly candidates: readonly Candidate[];
  /** Called when the media are connected, which makes the client present. */
  onConnected(): void;
  /** Called when the transport has lost the client. */
  onLost(): void;
}

export interface Negotiated {
  readonly ack: SubscribeAck;
  /** Whether the client wants to send video that its attendee may not send. */
  readonly isVideoRefused: boolean;
}

/** What one client sends and receives, on its one transport. */
export class MediaSession {
  readonly #room: Room;
  readonly #member: Member;
  readonly #parts: MediaSessionParts;
  readonly #audioSsrc = randomInt(1, SSRC_END);
  readonly #subscriptions: VideoSubscriptions;
  readonly #sessionId = randomInt(1, 2 ** 40);
  readonly #incoming: IncomingMedia;
  #sender: Member & { isMuted: boolean };
  #peer: TransportPeer | undefined;
  #listener: AudioListener | undefined;
  #version = 0;
  #isConnected = false;

  constructor(room: Room, member: Member & { isMuted: boolean }, parts: MediaSessionParts) {
    this.#room = room;
    this.#member = member;
    this.#sender = member;
    this.#parts = parts;
    this.#subscriptions = new VideoSubscriptions(room, member, parts.clock, (packet) => {
      if (this.#isConnected) this.#peer?.sendRtp(packet);
    });
    this.#incoming = new IncomingMedia(room, member, this.#subscriptions, parts.clock, (packet) =>
      this.#peer?.sendRtcp(packet),
    );
  }

  get isConnected(): boolean {
    return this.#isConnected;
  }

  get subscriptions(): readonly VideoSubscription[] {
    return this.#subscriptions.all();
  }

  get incoming(): IncomingMedia {
    return this.#incoming;
  }

  /** From now on the client's audio and video are those of this member. */
  setSender(sender: Member & { isMuted: boolean }): void {
    sender.isMuted = this.#sender.isMuted;
    this.#incoming.setVideo(undefined);
    this.#room.unpublish(this.#sender);
    this.#room.audio.removeSpeaker(this.#sender);
    this.#sender = sender;
    this.#incoming.setSender(sender);
    this.#room.sendChangedIndex();
  }

  setMuted(isMuted: boolean): void {
    if (this.#sender.isMuted === isMuted) return;
    this.#sender.isMuted = isMuted;
    this.#room.roster.announceMute(this.#sender);
  }

  /** Answers an offer. Returns a text with the reason if it cannot be answered. */
  negotiate(subscribe: Subscribe): Negotiated | string {
    const offer = readOffer(subscribe.sdpOffer);
    if (typeof offer === "string") return offer;
    const planned = plan(subscribe, offer);
    if (subscribe.audioMuted !== undefined) this.setMuted(subscribe.audioMuted);
    const peer = this.#openPeer(offer);
    this.#prepareListener(planned.audio);
    const isAllowed = maySendVideo(this.#sender);
    const allocations = this.#publish(planned, isAllowed);
    const videoSsrcs = this.#subscriptions.follow(planned.receptions);
    this.#version += 1;
    const sources = { audioSsrc: this.#audioSsrc, videoSsrcs, isVideoAccepted: allocations.length > 0 };
    const sdpAnswer = writeAnswer(offer, this.#describe(peer), answerSections(offer, planned, sources));
    const tracks = planned.receptions.map(({ mid, streamId }) => ({
      streamId,
      ssrc: videoSsrcs.get(mid) ?? 0,
      trackLabel: trackLabel(mid),
    }));
    const ack = { ...(subscribe.duplex !== undefined && { duplex: subscribe.duplex }), allocations, sdpAnswer, tracks };
    return { ack, isVideoRefused: planned.video !== undefined && !isAllowed };
  }

  /** Follows the changes of layers and targets that a client makes without a new offer. */
  update(update: RemoteVideoUpdate): void {
    this.#subscriptions.update(update);
  }

  pause(streamIds: readonly number[], groupIds: readonly number[]): void {
    for (const subscription of this.#subscriptions.named(streamIds, groupIds)) subscription.pause();
  }

  resume(streamIds: readonly number[], groupIds: readonly number[]): void {
    for (const subscription of this.#subscriptions.named(streamIds, groupIds)) {
      subscription.resume(this.#parts.clock.now());
    }
  }

  /** Stops what the attendee may no longer send; true if there was something. */
  withdrawVideo(): boolean {
    const isSent = this.#room.videos.some(({ member }) => member === this.#sender);
    if (!isSent || maySendVideo(this.#sender)) return false;
    this.#incoming.setVideo(undefined);
    this.#room.unpublish(this.#sender);
    return true;
  }

  close(): void {
    if (this.#listener !== undefined) this.#room.audio.removeListener(this.#listener);
    this.#incoming.close();
    this.#subscriptions.close();
    this.#isConnected = false;
    const peer = this.#peer;
    this.#peer = undefined;
    peer?.close();
  }

  #openPeer(offer: Offer): TransportPeer {
    const peer = this.#peer ?? this.#createPeer();
    this.#peer = peer;
    peer.expectFingerprint(offer.fingerprint);
    return peer;
  }

  #createPeer(): TransportPeer {
    return this.#parts.transport.createPeer({
      onConnected: () => this.#connect(),
      onRtp: (packet) => this.#incoming.onRtp(packet),
      onRtcp: (packet) => this.#incoming.onRtcp(packet),
      onClosed: () => {
        // Also called back for a close from this side.
        if (this.#peer !== undefined) this.#parts.onLost();
      },
    });
  }

  #connect(): void {
    if (this.#isConnected) return;
    this.#isConnected = true;
    if (this.#listener !== undefined) this.#room.audio.addListener(this.#listener);
    for (const subscription of this.#subscriptions.all()) subscription.requestKeyFrame(this.#parts.clock.now());
    this.#parts.onConnected();
  }

  #prepareListener(audio: OfferedAudio | undefined): void {
    this.#incoming.setAudio(audio);
    // The share's own connection plays nothing.
    if (audio === undefined || this.#listener !== undefined || this.#member.isContent) return;
    const member = this.#member;
    this.#listener = {
      payloadType: audio.payloadType,
      ssrc: this.#audioSsrc,
      hears: (speaker) =>
        speaker.ownerId !== this.#sender.ownerId &&
        perceives(member.meetingId, speaker, this.#room.meetingId) &&
        mayReceiveAudio(member, speaker),
      send: (packet) => this.#peer?.sendRtp(packet),
    };
    if (this.#isConnected) this.#room.audio.addListener(this.#listener);
  }

  #publish({ video }: Plan, isAllowed: boolean) {
    if (video === undefined || !isAllowed) {
      this.#incoming.setVideo(undefined);
      this.#room.unpublish(this.#sender);
      return [];
    }
    const { layers, codecs } = video;
    const published = this.#room.publish(this.#sender, {
      layers,
      codecs,
      requestKeyFrame: (layer) => this.#incoming.requestKeyFrame(layer),
    });
    this.#incoming.setVideo({ offered: video, published });
    return published.layers.map(({ streamId }) => ({
      trackLabel: video.trackLabel,
      streamId,
      groupId: published.groupId,
    }));
  }

  #describe({ usernameFragment, password }: TransportPeer) {
    const { transport, candidates } = this.#parts;
    const { fingerprint } = transport;
    return { usernameFragment, password, fingerprint, candidates, sessionId: this.#sessionId, version: this.#version };
  }
}
