import { randomInt } from "node:crypto";
import type { AudioListener, AudioSpeaker } from "../roomAudio";
import { FRAME_MS, OPUS_CLOCK_RATE, SILENCE } from "./opus";
import { LONGEST_DELAY_MS, type VoicePacket } from "./voice";

const SILENT_PACKET: VoicePacket = { payload: SILENCE, milliseconds: FRAME_MS };

const HEADER_LENGTH = 12;
const VERSION_2 = 0x80;
const MARKER = 0x80;

/** How far a stream may be ahead of the clock when the packet of a speaker comes. Browsers on a busy machine send in bursts. */
const LONGEST_LEAD_MS = 3 * FRAME_MS;

/** A stream that is further away from the clock: the clock was set, or the machine slept. What was missed is not made up for. */
const LONGEST_DEVIATION_MS = 200;

/** The one stream that a listener gets: numbers and timestamps without gaps, whoever speaks, at the pace of the clock. */
export class OutgoingAudio {
  readonly listener: AudioListener;
  #sequence = randomInt(0x10000);
  #timestamp = randomInt(0x100000000);
  /** When what was sent is over, in the time of the clock. */
  #endsAt: number;
  #speaker: AudioSpeaker | undefined;

  /** @param startsAt the time of the first packet */
  constructor(listener: AudioListener, startsAt: number) {
    this.listener = listener;
    this.#endsAt = startsAt;
  }

  /**
   * Sends a packet of a voice at once. Drops one that comes so early that the listener would fall behind.
   *
   * Speakers send at different points of the 20 ms, so at a change of speakers the stream is brought to its time: otherwise it would be
   * earlier or later with each change, and the listener's buffer would grow.
   */
  play(speaker: AudioSpeaker, packet: VoicePacket, now: number): void {
    const isFirst = speaker !== this.#speaker;
    if (this.#leadMs(now) > (isFirst ? FRAME_MS : LONGEST_LEAD_MS)) return;
    if (isFirst) this.#fillUpTo(now);
    this.#send(speaker, packet);
  }

  /** Sends the silence that is due. Returns the milliseconds until more can be due. */
  fill(now: number): number {
    const delay = this.#speaker === undefined ? 0 : LONGEST_DELAY_MS;
    const dueIn = this.#leadMs(now) + delay;
    if (dueIn > 0) return dueIn;
    this.#fillUpTo(now);
    return this.#leadMs(now);
  }

  #fillUpTo(now: number): void {
    while (this.#leadMs(now) <= 0) this.#send(undefined, SILENT_PACKET);
  }

  #leadMs(now: number): number {
    if (Math.abs(this.#endsAt - now) > LONGEST_DEVIATION_MS) this.#endsAt = now;
    return this.#endsAt - now;
  }

  /** The marker begins a talkspurt (RFC 7587, section 4.2): receivers adapt their buffers there. */
  #send(speaker: AudioSpeaker | undefined, { payload, milliseconds }: VoicePacket): void {
    const { payloadType, ssrc } = this.listener;
    const isFirst = speaker !== this.#speaker;
    const packet = Buffer.allocUnsafe(HEADER_LENGTH + payload.length);
    packet[0] = VERSION_2;
    packet[1] = (isFirst ? MARKER : 0) | payloadType;
    packet.writeUInt16BE(this.#sequence, 2);
    packet.writeUInt32BE(this.#timestamp, 4);
    packet.writeUInt32BE(ssrc, 8);
    payload.copy(packet, HEADER_LENGTH);
    this.#sequence = (this.#sequence + 1) & 0xffff;
    this.#timestamp = (this.#timestamp + (milliseconds * OPUS_CLOCK_RATE) / 1000) >>> 0;
    this.#endsAt += milliseconds;
    this.#speaker = speaker;
    this.listener.send(packet);
  }
}
