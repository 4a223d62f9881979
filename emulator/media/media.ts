import type { IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import type { Clock } from "../clock";
import type { FaultInjector } from "../faults/faultInjector";
import type { StoreWatcher } from "../state/meetingStore";
import { connect, disconnect, type PresenceParts } from "../state/presence";
import type { AttendeeRecord, MeetingRecord } from "../state/records";
import type { BotOptions, StartBot } from "./bots/bot";
import { Participants } from "./bots/participants";
import type { ListeningAddress } from "./candidates";
import { describeMedia, type ParticipantMedia } from "./describeMedia";
import { ClientEvents } from "./events/clientEvents";
import type { MediaClock, Stop } from "./mediaClock";
import type { Member } from "./room/member";
import type { RoomAudio } from "./room/roomAudio";
import { Rooms } from "./room/rooms";
import { AUDIO_STATUS, Sessions } from "./sessions";
import type { SignalingSession } from "./signaling/session";
import { SignalingServer } from "./signaling/signalingServer";
import type { Transcript } from "./signaling/transcript";
import { TranscriptionAnnouncer } from "./transcriptionAnnouncer";
import type { MediaTransport } from "./transport/mediaTransport";

/** How often meetings whose time is over are looked for while clients are connected. */
const END_INTERVAL_MILLISECONDS = 1000;

export interface MediaDeps extends PresenceParts {
  /** The emulator's own time, which `advance` moves. */
  readonly clock: Clock;
  readonly mediaClock: MediaClock;
  readonly faults: FaultInjector;
  readonly transport: MediaTransport;
  readonly listening: ListeningAddress;
  createAudio(): RoomAudio;
  readonly startBot: StartBot;
  /** Is called with what goes wrong in the emulator itself. */
  report(error: unknown): void;
  /** Called when a client has joined or left, which changes a meeting outside of a call. */
  onPresenceChange(): void;
}

/** Everything that makes meetings joinable, behind the emulator of the service. */
export class Media implements StoreWatcher {
  readonly clientEvents = new ClientEvents();
  readonly #deps: MediaDeps;
  readonly #rooms: Rooms;
  readonly #sessions: Sessions;
  readonly #participants: Participants;
  readonly #server: SignalingServer;
  readonly #transcriptions: TranscriptionAnnouncer;
  readonly #stopEnding: Stop;

  constructor(deps: MediaDeps) {
    const { store, mediaClock: clock, faults, transport, listening, report } = deps;
    this.#deps = deps;
    this.#rooms = new Rooms({
      clock,
      createAudio: deps.createAudio,
      onPresent: (member) => this.#onPresent(member),
      onAbsent: (member, dropped) => this.#onAbsent(member, dropped),
    });
    this.#sessions = new Sessions({
      ...{ store, faults, clock, rooms: this.#rooms, transport, listening },
      onAdmitted: ({ attendee }) => this.#participants.removeWhere(({ ownerId }) => ownerId === attendee.attendeeId),
      onEntered: (session) => this.#onEntered(session),
    });
    this.#participants = new Participants(this.#rooms, deps.startBot, clock);
    this.#server = new SignalingServer(clock, (request) => this.#sessions.partsFor(request), report);
    this.#transcriptions = new TranscriptionAnnouncer(clock);
    this.#stopEnding = clock.every(END_INTERVAL_MILLISECONDS, () => {
      if (this.#sessions.size > 0) store.endDue();
    });
    store.watch(this);
  }

  onUpgrade(message: IncomingMessage, socket: Duplex, head: Buffer): void {
    this.#server.handleUpgrade(message, socket, head);
  }

  onFramedConnection(socket: Socket, first: Buffer): void {
    this.#deps.transport.acceptTcp(socket, first);
  }

  /** Makes the sessions follow the attendees of a meeting, and what they may do. */
  onChange(meeting: MeetingRecord): void {
    const room = this.#rooms.find(meeting.primaryMeetingId ?? meeting.meetingId);
    if (room === undefined) return;
    let isIndexStale = false;
    for (const session of this.#sessions.of(meeting.meetingId)) {
      const { member, media } = session.admission ?? {};
      if (member === undefined || media === undefined) continue;
      if (!meeting.attendees.has(member.ownerId)) session.end(AUDIO_STATUS.attendeeRemoved);
      else if (member.takeChange()) {
        isIndexStale = true;
        if (media.withdrawVideo()) session.reportLostVideo();
      }
    }
    this.#demoteRemoved(meeting);
    this.#participants.removeWhere(
      (member) => member.meetingId === meeting.meetingId && !meeting.attendees.has(member.ownerId),
    );
    if (isIndexStale) room.sendIndex();
    this.#transcriptions.onChange(meeting, room);
  }

  /** Ends the sessions of a meeting that has ended; with a primary meeting also those of its replicas. */
  onEnd({ meetingId }: MeetingRecord): void {
    for (const session of this.#sessions.all()) {
      const { member, room } = session.admission ?? {};
      const isOver = member?.meetingId === meetingId || room?.meetingId === meetingId;
      if (isOver) session.end(AUDIO_STATUS.meetingEnded);
    }
    this.#participants.removeWhere((member, room) => member.meetingId === meetingId || room.meetingId === meetingId);
    this.#rooms.close(meetingId);
    this.#transcriptions.forget(meetingId);
  }

  onClear(): void {
    for (const session of this.#sessions.all()) session.end(AUDIO_STATUS.meetingEnded);
    this.#participants.removeWhere(() => true);
    for (const { meetingId } of this.#rooms.all()) this.#rooms.close(meetingId);
    this.clientEvents.clear();
  }

  /** What the participants of a meeting send and receive now. */
  describe(meeting: MeetingRecord): ParticipantMedia[] {
    const room = this.#rooms.find(meeting.primaryMeetingId ?? meeting.meetingId);
    if (room === undefined) return [];
    const clients = describeMedia(room, this.#sessions.of(meeting.meetingId));
    return [...clients, ...this.#participants.describe(meeting.meetingId)];
  }

  /** Makes an attendee present without a client. */
  addParticipant(meeting: MeetingRecord, attendee: AttendeeRecord, options: BotOptions): void {
    for (const session of this.#sessions.of(meeting.meetingId)) {
      if (session.admission?.member.ownerId === attendee.attendeeId) session.end(AUDIO_STATUS.joinedFromAnotherDevice);
    }
    this.#participants.add(meeting, attendee, options);
  }

  /** Delivers a text to the clients of a meeting, as a transcription of one of its attendees. */
  sendTranscript(meeting: MeetingRecord, transcript: Transcript): void {
    const room = this.#rooms.find(meeting.primaryMeetingId ?? meeting.meetingId);
    if (room !== undefined) this.#transcriptions.send(meeting, room, transcript);
  }

  /** Closes every connection. Attendees that were connected are not any more. */
  async close(): Promise<void> {
    this.#stopEnding();
    this.#server.close();
    for (const session of this.#sessions.all()) session.onClosed();
    this.#participants.removeWhere(() => true);
    for (const { meetingId } of this.#rooms.all()) this.#rooms.close(meetingId);
    await this.#deps.transport.close();
  }

  #onEntered(session: SignalingSession): void {
    const { member, room } = session.admission ?? {};
    const meeting = member && this.#deps.store.findAnywhere(member.meetingId);
    if (member === undefined || room === undefined || meeting === undefined) return;
    this.#transcriptions.onEntered(meeting, room, member);
  }

  #onPresent(member: Member): void {
    const found = this.#findRecords(member);
    if (found === undefined) return;
    connect(...found, this.#deps.clock.now(), this.#deps);
    this.#deps.onPresenceChange();
  }

  #onAbsent(member: Member, dropped: boolean): void {
    const found = this.#findRecords(member);
    if (found === undefined) return;
    disconnect(...found, this.#deps.clock.now(), this.#deps, { dropped });
    this.#deps.onPresenceChange();
  }

  /** The records of a member that counts as present; undefined for a content share, and where the records are gone. */
  #findRecords({ meetingId, attendeeId, isContent }: Member): [MeetingRecord, AttendeeRecord] | undefined {
    const meeting = isContent ? undefined : this.#deps.store.peek(meetingId);
    const attendee = meeting?.attendees.get(attendeeId);
    return meeting === undefined || attendee === undefined ? undefined : [meeting, attendee];
  }

  /** Attendees of a replica whose credentials of the primary meeting are gone only receive again. */
  #demoteRemoved(meeting: MeetingRecord): void {
    for (const session of this.#sessions.all()) {
      const { promoted } = session;
      if (promoted?.meetingId !== meeting.meetingId || meeting.attendees.has(promoted.ownerId)) continue;
      session.send({ primaryMeetingLeave: {} });
      session.demote();
    }
  }
}
