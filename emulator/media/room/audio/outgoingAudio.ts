import { randomInt } from "node:crypto";
import type { AudioListener, AudioSpeaker } from "../roomAudio";
import { FRAME_MS, SILENCE } from "./opus";
import { timestampUnits, type VoicePacket } from "./voice";

const SILENT_PACKET: VoicePacket = { payload: SILENCE, milliseconds: FRAME_MS };

const HEADER_LENGTH = 12;
const VERSION_2 = 0x80;
const MARKER = 0x80;

/** The one stream that a listener gets: numbers and timestamps without gaps, whoever speaks. */
export class OutgoingAudio {
  readonly listener: AudioListener;
  #sequence = randomInt(0x10000);
  #timestamp = randomInt(0x100000000);
  /** How far the stream is ahead of the room's clock, after a packet of more than 20 ms. */
  #aheadMs = 0;
  #speaker: AudioSpeaker | undefined;

  constructor(listener: AudioListener) {
    this.listener = listener;
  }

  /** Sends the next 20 ms: those of a voice, or silence. */
  play(speaker: AudioSpeaker | undefined, packets: readonly VoicePacket[] | undefined): void {
    if (this.#aheadMs >= FRAME_MS) {
      this.#aheadMs -= FRAME_MS;
      return;
    }
    // A voice that goes on with a packet that began before has nothing to send, but the time is filled already.
    const sent = packets === undefined || packets.length === 0 ? [SILENT_PACKET] : packets;
    let milliseconds = 0;
    for (const packet of sent) {
      this.#send(packet, speaker !== this.#speaker);
      this.#speaker = speaker;
      milliseconds += packet.milliseconds;
    }
    this.#aheadMs += milliseconds - FRAME_MS;
  }

  /** The marker begins a talkspurt (RFC 7587, section 4.2): receivers adapt their buffers there. */
  #send({ payload, milliseconds }: VoicePacket, isFirst: boolean): void {
    const { payloadType, ssrc } = this.listener;
    const packet = Buffer.allocUnsafe(HEADER_LENGTH + payload.length);
    packet[0] = VERSION_2;
    packet[1] = (isFirst ? MARKER : 0) | payloadType;
    packet.writeUInt16BE(this.#sequence, 2);
    packet.writeUInt32BE(this.#timestamp, 4);
    packet.writeUInt32BE(ssrc, 8);
    payload.copy(packet, HEADER_LENGTH);
    this.#sequence = (this.#sequence + 1) & 0xffff;
    this.#timestamp = (this.#timestamp + timestampUnits(milliseconds)) >>> 0;
    this.listener.send(packet);
  }
}
