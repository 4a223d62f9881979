import { expect } from "chai";
import { SILENCE } from "../../../../emulator/media/room/audio/opus";
import { VoiceSwitch } from "../../../../emulator/media/room/audio/voiceSwitch";
import type { AudioListener, AudioSpeaker } from "../../../../emulator/media/room/roomAudio";
import { SteppedClock } from "../steppedClock";

export const speakerOf = (attendeeId: string, isSilenced = () => false): AudioSpeaker =>
  ({
    attendeeId,
    ownerId: attendeeId,
    isContent: false,
    meetingId: "meeting",
    get isSilenced() {
      return isSilenced();
    },
  }) as AudioSpeaker;

/** CELT, full band, 20 ms; the rest names the speaker. */
export const opus = (name: string) => Buffer.concat([Buffer.from([0xf8]), Buffer.from(name)]);

export class Sender {
  #sequence = 65_530;
  constructor(
    readonly audio: VoiceSwitch,
    readonly speaker: AudioSpeaker,
  ) {}

  send(level: number, payload = opus(this.speaker.attendeeId)): void {
    const packet = Buffer.alloc(12 + payload.length);
    packet[0] = 0x80;
    packet.writeUInt16BE(this.#sequence & 0xffff, 2);
    payload.copy(packet, 12);
    this.#sequence += 1;
    this.audio.onPacket(this.speaker, packet, level);
  }
}

export interface Heard {
  readonly at: number;
  readonly sequence: number;
  readonly timestamp: number;
  readonly payload: string;
}

/** The audio of a room whose time a test moves. */
export class AudioRoom {
  readonly clock = new SteppedClock();
  readonly audio = new VoiceSwitch(this.clock);

  /** What a listener gets who does not hear itself. */
  hearAs(own: string): Heard[] {
    const heard: Heard[] = [];
    const listener: AudioListener = {
      payloadType: 111,
      ssrc: 7,
      hears: ({ attendeeId }) => attendeeId !== own,
      send: (packet) => {
        expect((packet[1] as number) & 0x7f).to.equal(111);
        const payload = packet.subarray(12);
        heard.push({
          at: this.clock.now(),
          sequence: packet.readUInt16BE(2),
          timestamp: packet.readUInt32BE(4),
          payload: payload.equals(SILENCE) ? "" : payload.subarray(1).toString(),
        });
      },
    };
    this.audio.addListener(listener);
    return heard;
  }
}

/** Each packet follows the one before it, in number and time. */
export function expectNoGaps(heard: readonly Heard[]): void {
  for (const [index, { sequence, timestamp }] of heard.entries()) {
    const before = heard[index - 1];
    if (before === undefined) continue;
    expect((sequence - before.sequence) & 0xffff).to.equal(1);
    expect((timestamp - before.timestamp) >>> 0).to.equal(960);
  }
}

/** By how much each packet is early, compared with the first one: what was sent before it takes longer than the time since. */
function leads(heard: readonly Heard[]): number[] {
  const [first] = heard;
  if (first === undefined) return [];
  return heard.map(({ at, timestamp }) => ((timestamp - first.timestamp) >>> 0) / 48 - (at - first.at));
}

export const longestLead = (heard: readonly Heard[]) => Math.max(...leads(heard));
export const longestDelay = (heard: readonly Heard[]) => -Math.min(...leads(heard));
