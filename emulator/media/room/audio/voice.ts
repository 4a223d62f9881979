import { headerLength } from "../../rtp/rtp";
import type { AudioSpeaker } from "../roomAudio";
import { FRAME_MS, opusDuration } from "./opus";

/** A packet of a speaker, without its header. */
export interface VoicePacket {
  readonly payload: Buffer;
  readonly milliseconds: number;
}

/** Silence on the scale of RFC 6464. */
const SILENT = 127;
/** How much quieter a voice counts with each packet after it has stopped: 150 dB a second, so that the next speaker is heard at once. */
const RELEASE_PER_PACKET = 3;

/** A speaker whose next packet is later than this has stopped. Browsers on a busy machine send in bursts. */
export const LONGEST_DELAY_MS = 3 * FRAME_MS;

/** What is known of the audio of one speaker. */
export class Voice {
  readonly speaker: AudioSpeaker;
  #lastSequence: number | undefined;
  #level = SILENT;
  #heardAt = 0;
  #lastMs = 0;

  constructor(speaker: AudioSpeaker) {
    this.speaker = speaker;
  }

  /** How quiet the voice is, from 0 to 127. A level rises at once and falls slowly, over pauses between syllables. */
  get quietness(): number {
    return this.#level;
  }

  /** Whether the next packet may still come. A clock that was set ends that. */
  isSpeaking(now: number): boolean {
    return Math.abs(now - this.#heardAt) <= this.#lastMs + LONGEST_DELAY_MS;
  }

  /** Reads an RTP packet. Returns undefined for one that is late or malformed. */
  read(packet: Buffer, level: number | undefined, now: number): VoicePacket | undefined {
    const payload = payloadOf(packet);
    const milliseconds = payload && opusDuration(payload);
    if (payload === undefined || milliseconds === undefined) return undefined;
    const sequence = packet.readUInt16BE(2);
    if (this.#lastSequence !== undefined && ((sequence - this.#lastSequence) & 0xffff) >= 0x8000) return undefined;
    this.#lastSequence = sequence;
    this.#level = Math.min(level ?? 0, this.#level + RELEASE_PER_PACKET, SILENT);
    this.#heardAt = now;
    this.#lastMs = milliseconds;
    return { payload, milliseconds };
  }
}

/** The payload of an RTP packet without padding; undefined for a packet that has none. */
function payloadOf(packet: Buffer): Buffer | undefined {
  const start = headerLength(packet);
  if (start === undefined) return undefined;
  const isPadded = ((packet[0] as number) & 0x20) !== 0;
  const end = packet.length - (isPadded ? (packet.at(-1) ?? 0) : 0);
  return end > start ? packet.subarray(start, end) : undefined;
}
