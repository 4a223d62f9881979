import type { MeetingRecord } from "../state/records";
import type { MediaClock } from "./mediaClock";
import type { Member } from "./room/member";
import type { Room } from "./room/room";
import type { Outgoing } from "./signaling/frames";
import {
  encodeTranscript,
  encodeTranscriptionStatus,
  TRANSCRIPTION_TOPIC,
  type Transcript,
  TranscriptionStatus,
} from "./signaling/transcript";

/** Sends the clients of a meeting the start and the stop of its transcription, and transcripts. */
export class TranscriptionAnnouncer {
  readonly #clock: MediaClock;
  readonly #announced = new Map<string, MeetingRecord["transcription"]>();

  constructor(clock: MediaClock) {
    this.#clock = clock;
  }

  /** Announces a transcription that has started, changed or stopped since the last call. */
  onChange(meeting: MeetingRecord, room: Room): void {
    const { meetingId, transcription } = meeting;
    const before = this.#announced.get(meetingId);
    if (before === transcription) return;
    const type = transcription === undefined ? TranscriptionStatus.STOPPED : TranscriptionStatus.STARTED;
    this.#announced.set(meetingId, transcription);
    room.broadcast(this.#status(type, meeting, transcription ?? before), new Set([meetingId]));
  }

  /** Announces a transcription that runs to one who joins. */
  onEntered(meeting: MeetingRecord, room: Room, member: Member): void {
    this.#announced.set(meeting.meetingId, meeting.transcription);
    if (meeting.transcription === undefined) return;
    member.send(room.encode(this.#status(TranscriptionStatus.STARTED, meeting, meeting.transcription)));
  }

  send(meeting: MeetingRecord, room: Room, transcript: Transcript): void {
    room.broadcast(this.#message(encodeTranscript(transcript)), new Set([meeting.meetingId]));
  }

  forget(meetingId: string): void {
    this.#announced.delete(meetingId);
  }

  #status(type: number, meeting: MeetingRecord, configuration: unknown): Outgoing {
    return this.#message(encodeTranscriptionStatus(type, this.#clock.now(), meeting.mediaRegion, configuration));
  }

  #message(data: Buffer): Outgoing {
    const ingestTimeNs = BigInt(Math.trunc(this.#clock.now())) * 1_000_000n;
    const message = { topic: TRANSCRIPTION_TOPIC, data, lifetimeMs: 0, ingestTimeNs };
    return { dataMessage: { messages: [{ ...message, senderAttendeeId: "", senderExternalUserId: "" }] } };
  }
}
