import type { AudioAttendeeState } from "../signaling/messages";
import { type EncodeFrame, type Member, perceives } from "./member";
import type { Roster } from "./roster";

/** How often volumes are sent. AWS's interval is not documented. */
export const VOLUME_INTERVAL_MILLISECONDS = 200;

/** The level of silence, in -dBov (RFC 6464). */
const SILENCE = 127;

/** The client shows a voice below this level as silent: 42 and more are a volume of 0. */
const QUIETEST_VOICE = 60;

/** The best signal; the emulator measures none. */
const FULL_SIGNAL = 2;

/** The loudest level of each voice since the last frame of volumes. An average would lose short sounds. */
export class Volumes {
  readonly #roster: Roster;
  readonly #primaryMeetingId: string;
  readonly #encode: EncodeFrame;
  readonly #loudest = new Map<Member, number>();
  #speaking: ReadonlySet<Member> = new Set();
  #isQuiet = true;

  constructor(roster: Roster, primaryMeetingId: string, encode: EncodeFrame) {
    this.#roster = roster;
    this.#primaryMeetingId = primaryMeetingId;
    this.#encode = encode;
  }

  report(member: Member, level: number): void {
    if (member.isSilenced || level >= QUIETEST_VOICE) return;
    this.#loudest.set(member, Math.min(level, this.#loudest.get(member) ?? SILENCE));
  }

  /** Whether the voice was heard in the latest interval. */
  isSpeaking(member: Member): boolean {
    return this.#speaking.has(member);
  }

  /** Sends the volumes of the interval that ends now. Silence is sent once. */
  send(): void {
    const loudest = [...this.#loudest].filter(([member]) => this.#roster.has(member));
    this.#loudest.clear();
    this.#speaking = new Set(loudest.map(([member]) => member));
    if (loudest.length === 0 && this.#isQuiet) return;
    this.#isQuiet = loudest.length === 0;
    const { present } = this.#roster;
    const voices = this.#isQuiet ? present.map((member) => [member, SILENCE] as const) : loudest;
    for (const meetingId of new Set(present.map((member) => member.meetingId))) {
      const states = voices
        .filter(([member]) => perceives(meetingId, member, this.#primaryMeetingId))
        .map(([member, volume]) => this.#describe(member, volume));
      const frame = this.#encode({ audioMetadata: { attendeeStates: states } });
      for (const member of present) if (member.meetingId === meetingId) member.send(frame);
    }
  }

  #describe(member: Member, volume: number): AudioAttendeeState {
    return { audioStreamId: this.#roster.streamIdOf(member) ?? 0, volume, signalStrength: FULL_SIGNAL };
  }
}
