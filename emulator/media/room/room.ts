import type { MediaClock, Stop } from "../mediaClock";
import { encodeFrame, type Outgoing } from "../signaling/frames";
import type { DataMessage, Index, StreamDescriptor } from "../signaling/messages";
import { DataMessages } from "./dataMessages";
import { type Member, mayReceiveVideo, maySendVideo, perceives } from "./member";
import type { RoomAudio } from "./roomAudio";
import { Roster } from "./roster";
import { PublishedVideo, type VideoSource } from "./video/publishedVideo";
import { VOLUME_INTERVAL_MILLISECONDS, Volumes } from "./volumes";

/** How often bitrates are taken, layers chosen and receiver reports written. */
const REPORT_INTERVAL_MILLISECONDS = 1000;

/** How often clients get the bitrates of the streams; the SDK's policies reckon with 4 seconds. */
const BITRATES_INTERVAL_MILLISECONDS = 4000;

const MEDIA_TYPE_VIDEO = 2;

/** What happens outside of a room. */
export interface RoomParts {
  readonly clock: MediaClock;
  readonly audio: RoomAudio;
  /** A member is present, or no longer. */
  onPresent(member: Member): void;
  onAbsent(member: Member, dropped: boolean): void;
}

/** The media of one meeting and of its replicas: who is there, what they send, and who gets it. */
export class Room {
  readonly meetingId: string;
  readonly roster: Roster;
  readonly audio: RoomAudio;
  readonly volumes: Volumes;
  /** Called each second. */
  readonly reporters = new Set<(now: number) => void>();
  readonly #parts: RoomParts;
  readonly #members = new Set<Member>();
  readonly #messages: DataMessages;
  readonly #videos = new Map<Member, PublishedVideo>();
  #timers: readonly Stop[] = [];
  #isIndexStale = false;
  #nextStreamId = 1;
  #nextGroupId = 1;

  constructor(meetingId: string, parts: RoomParts) {
    const encode = (content: Outgoing) => this.encode(content);
    const { clock } = parts;
    this.meetingId = meetingId;
    this.audio = parts.audio;
    this.#parts = parts;
    this.roster = new Roster(meetingId, encode);
    this.volumes = new Volumes(this.roster, meetingId, encode);
    this.#messages = new DataMessages(() => clock.now());
  }

  get members(): readonly Member[] {
    return [...this.#members];
  }

  get videos(): readonly PublishedVideo[] {
    return [...this.#videos.values()];
  }

  encode(content: Outgoing): Buffer {
    return encodeFrame(content, this.#parts.clock.now());
  }

  /** Adds a member, who is not present yet: its client has joined, its media are not connected. */
  add(member: Member): void {
    if (this.#timers.length === 0) this.#startTimers();
    this.#members.add(member);
  }

  /** Makes a member present, and sends it the data messages that are still kept. */
  enter(member: Member): void {
    if (!this.#members.has(member) || this.roster.has(member)) return;
    this.roster.enter(member);
    const messages = this.#messages.backlog((sender) => perceives(member.meetingId, sender, this.meetingId));
    if (messages.length > 0) member.send(this.encode({ dataMessage: { messages } }));
    this.#parts.onPresent(member);
  }

  remove(member: Member, dropped: boolean): void {
    if (!this.#members.delete(member)) return;
    const wasPresent = this.roster.has(member);
    this.roster.leave(member, dropped);
    this.audio.removeSpeaker(member);
    this.unpublish(member);
    this.sendChangedIndex();
    if (this.#members.size === 0) this.#stopTimers();
    if (wasPresent) this.#parts.onAbsent(member, dropped);
  }

  /** Publishes the video of a member, or changes what it sends. `sendChangedIndex` makes it known. */
  publish(member: Member, source: VideoSource): PublishedVideo {
    this.#isIndexStale = true;
    const known = this.#videos.get(member);
    if (known !== undefined && known.layers.length === source.layers.length) {
      known.replaceSource(source);
      return known;
    }
    this.unpublish(member);
    const groupId = this.#nextGroupId;
    this.#nextGroupId += 1;
    const video = new PublishedVideo(member, groupId, source, () => this.#takeStreamId(), this.#parts.clock.now());
    this.#videos.set(member, video);
    return video;
  }

  unpublish(member: Member): void {
    const video = this.#videos.get(member);
    if (video === undefined) return;
    this.#videos.delete(member);
    for (const subscription of [...video.subscriptions]) subscription.close();
    this.#isIndexStale = true;
  }

  videoOf(streamId: number): PublishedVideo | undefined {
    return this.videos.find((video) => video.layerOf(streamId) !== undefined);
  }

  /** What a member can subscribe to now. Its own video is not in it: some of the SDK's policies would subscribe to that. */
  index(viewer: Member): Index {
    const others = this.videos.filter(({ member }) => member.clientAttendeeId !== viewer.attendeeId);
    const visible = others.filter(({ member }) => this.#isVisible(viewer, member));
    const { present } = this.roster;
    const perceived = present.filter((other) => !other.isContent && perceives(viewer.meetingId, other, this.meetingId));
    return { atCapacity: false, sources: visible.flatMap(describe), numParticipants: perceived.length };
  }

  /** Sends the index to all if videos were published, changed or unpublished since. */
  sendChangedIndex(): void {
    if (this.#isIndexStale) this.sendIndex();
  }

  sendIndex(): void {
    this.#isIndexStale = false;
    for (const member of this.#members) member.send(this.encode({ index: this.index(member) }));
  }

  /** Delivers a data message to all who perceive its sender, or back to a sender that is throttled. */
  sendDataMessage(sender: Member, given: DataMessage): void {
    const message = this.#messages.accept(sender, given);
    const frame = this.encode({ dataMessage: { messages: [message] } });
    if (message.ingestTimeNs === 0n) sender.send(frame);
    else {
      for (const other of this.roster.present) {
        if (other !== sender && perceives(other.meetingId, sender, this.meetingId)) other.send(frame);
      }
    }
  }

  /** Sends a frame to every present member of these meetings; undefined stands for all. */
  broadcast(content: Outgoing, meetingIds?: ReadonlySet<string>): void {
    const frame = this.encode(content);
    for (const member of this.roster.present) {
      if (meetingIds === undefined || meetingIds.has(member.meetingId)) member.send(frame);
    }
  }

  close(): void {
    this.#stopTimers();
    this.audio.close();
    this.#members.clear();
  }

  #startTimers(): void {
    const { clock } = this.#parts;
    this.#timers = [
      clock.every(VOLUME_INTERVAL_MILLISECONDS, () => this.volumes.send()),
      clock.every(REPORT_INTERVAL_MILLISECONDS, () => this.#report()),
      clock.every(BITRATES_INTERVAL_MILLISECONDS, () => this.#sendBitrates()),
    ];
  }

  #stopTimers(): void {
    for (const stop of this.#timers) stop();
    this.#timers = [];
  }

  #isVisible(viewer: Member, publisher: Member): boolean {
    const isPerceived = perceives(viewer.meetingId, publisher, this.meetingId);
    return isPerceived && maySendVideo(publisher) && mayReceiveVideo(viewer, publisher);
  }

  #report(): void {
    const now = this.#parts.clock.now();
    for (const video of this.#videos.values()) {
      video.measure(now);
      for (const subscription of video.subscriptions) subscription.chooseLayer(now);
    }
    for (const report of this.reporters) report(now);
  }

  #sendBitrates(): void {
    const bitrates = this.videos.flatMap(({ layers }) =>
      layers
        .filter(({ bitsPerSecond }) => bitsPerSecond > 0)
        .map(({ streamId, bitsPerSecond }) => ({ sourceStreamId: streamId, avgBitrateBps: bitsPerSecond })),
    );
    if (bitrates.length > 0) this.broadcast({ bitrates: { bitrates } });
  }

  #takeStreamId(): number {
    const streamId = this.#nextStreamId;
    this.#nextStreamId += 1;
    return streamId;
  }
}

function describe({ member, groupId, layers }: PublishedVideo): StreamDescriptor[] {
  // The encoder does not send a layer of 0 kbit/s.
  const sent = layers.filter(({ maxBitrateKbps }) => maxBitrateKbps > 0);
  return sent.map(({ streamId, framerate, maxBitrateKbps, bitsPerSecond }) => ({
    streamId,
    groupId,
    framerate,
    maxBitrateKbps,
    avgBitrateBps: bitsPerSecond > 0 ? bitsPerSecond : maxBitrateKbps * 1000,
    attendeeId: member.attendeeId,
    externalUserId: member.externalUserId,
    mediaType: MEDIA_TYPE_VIDEO,
  }));
}
