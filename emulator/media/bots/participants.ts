import type { AttendeeRecord, MeetingRecord } from "../../state/records";
import { ClientMember } from "../client/clientMember";
import type { ParticipantMedia } from "../describeMedia";
import type { MediaClock } from "../mediaClock";
import type { Room } from "../room/room";
import type { Rooms } from "../room/rooms";
import { discardingConnection } from "../signaling/connection";
import type { Bot, BotOptions, StartBot } from "./bot";

interface Participant {
  readonly room: Room;
  readonly member: ClientMember;
  readonly bot: Bot;
}

/** The participants without a browser, of all meetings. */
export class Participants {
  readonly #rooms: Rooms;
  readonly #startBot: StartBot;
  readonly #clock: MediaClock;
  readonly #participants = new Set<Participant>();

  constructor(rooms: Rooms, startBot: StartBot, clock: MediaClock) {
    this.#rooms = rooms;
    this.#startBot = startBot;
    this.#clock = clock;
  }

  /** Makes an attendee present; one that is a participant already gets the other media. */
  add({ meetingId, primaryMeetingId }: MeetingRecord, attendee: AttendeeRecord, options: BotOptions): void {
    this.removeWhere((member) => member.meetingId === meetingId && member.attendeeId === attendee.attendeeId);
    const roomMeetingId = primaryMeetingId ?? meetingId;
    const room = this.#rooms.open(roomMeetingId);
    const identity = { meetingId, roomMeetingId, attendee, isContent: false };
    const member = new ClientMember(identity, discardingConnection);
    room.add(member);
    room.enter(member);
    this.#participants.add({ room, member, bot: this.#startBot(room, member, options, this.#clock) });
    room.sendChangedIndex();
  }

  removeWhere(isRemoved: (member: ClientMember, room: Room) => boolean): void {
    for (const participant of [...this.#participants]) {
      const { room, member, bot } = participant;
      if (!isRemoved(member, room)) continue;
      this.#participants.delete(participant);
      bot.close();
      room.remove(member, false);
    }
  }

  describe(meetingId: string): ParticipantMedia[] {
    const ofMeeting = [...this.#participants].filter(({ member }) => member.meetingId === meetingId);
    return ofMeeting.map(({ room, member, bot }) => ({
      attendeeId: member.attendeeId,
      externalUserId: member.externalUserId,
      isPresent: true,
      isMuted: member.isMuted,
      isSpeaking: room.volumes.isSpeaking(member),
      sends: bot.describe(),
      receives: [],
    }));
  }
}
