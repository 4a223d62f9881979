import { headerLength } from "../../rtp/rtp";
import type { AudioSpeaker } from "../roomAudio";
import { FRAME_MS, OPUS_CLOCK_RATE, opusDuration } from "./opus";

/** A packet of a speaker, without its header. */
export interface VoicePacket {
  readonly payload: Buffer;
  readonly milliseconds: number;
}

interface QueuedPacket extends VoicePacket {
  readonly sequence: number;
}

/** Silence on the scale of RFC 6464. */
const SILENT = 127;
/** How much quieter a voice counts with each packet after it has stopped: 150 dB a second, so that the next speaker is heard at once. */
const RELEASE_PER_PACKET = 3;

/** Packets that wait before the first one is played, against the jitter of the sender's clock. */
const START_AFTER_MS = 2 * FRAME_MS;
/** A queue that is longer is behind: its oldest packets are dropped. */
const LONGEST_QUEUE_MS = 3 * FRAME_MS;

/** The audio of one speaker, played at the pace of the room's clock. */
export class Voice {
  readonly speaker: AudioSpeaker;
  #queue: QueuedPacket[] = [];
  #queuedMs = 0;
  #isPlaying = false;
  /** How much of the current packet is still to be played. */
  #remainingMs = 0;
  #lastSequence: number | undefined;
  #level = SILENT;

  constructor(speaker: AudioSpeaker) {
    this.speaker = speaker;
  }

  /** How quiet the voice is, from 0 to 127. A level rises at once and falls slowly, over pauses between syllables. */
  get quietness(): number {
    return this.#level;
  }

  /** Takes an RTP packet. Packets that are late or malformed are dropped. */
  push(packet: Buffer, level: number | undefined): void {
    const payload = payloadOf(packet);
    const milliseconds = payload && opusDuration(payload);
    if (payload === undefined || milliseconds === undefined) return;
    const sequence = packet.readUInt16BE(2);
    if (this.#lastSequence !== undefined && ((sequence - this.#lastSequence) & 0xffff) >= 0x8000) return;
    this.#lastSequence = sequence;
    this.#level = Math.min(level ?? 0, this.#level + RELEASE_PER_PACKET, SILENT);
    this.#queue.push({ payload, milliseconds, sequence });
    this.#queuedMs += milliseconds;
    while (this.#queuedMs > Math.max(LONGEST_QUEUE_MS, milliseconds)) this.#shift();
  }

  /** Plays 20 ms: the packets that begin in them. Undefined for a voice that has nothing to play. */
  advance(): readonly VoicePacket[] | undefined {
    if (!this.#isPlaying && this.#queuedMs < START_AFTER_MS) return undefined;
    this.#isPlaying = true;
    const begun: VoicePacket[] = [];
    this.#remainingMs -= FRAME_MS;
    while (this.#remainingMs < 0) {
      const packet = this.#shift();
      if (packet === undefined) break;
      begun.push(packet);
      this.#remainingMs += packet.milliseconds;
    }
    if (this.#remainingMs >= 0) return begun;
    // The sender has stopped or is late: its next packets are collected again.
    this.#isPlaying = false;
    this.#remainingMs = 0;
    return begun.length > 0 ? begun : undefined;
  }

  #shift(): QueuedPacket | undefined {
    const packet = this.#queue.shift();
    if (packet !== undefined) this.#queuedMs -= packet.milliseconds;
    return packet;
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

/** Units of the RTP timestamp. */
export function timestampUnits(milliseconds: number): number {
  return (milliseconds * OPUS_CLOCK_RATE) / 1000;
}
