import { randomInt } from "node:crypto";
import type { MediaClock, Stop } from "../mediaClock";
import type { AudioListener, RoomAudio } from "./roomAudio";

const PACKET_MILLISECONDS = 20;
/** 20 ms at the clock rate of Opus. */
const PACKET_SAMPLES = 960;
const SILENCE = Buffer.from([0xf8, 0xff, 0xfe]);

/** Audio of a room in which every listener hears silence. */
export class SilentAudio implements RoomAudio {
  readonly #clock: MediaClock;
  readonly #stops = new Map<AudioListener, Stop>();

  constructor(clock: MediaClock) {
    this.#clock = clock;
  }

  addListener(listener: AudioListener): void {
    this.removeListener(listener);
    let sequence = randomInt(0x10000);
    let timestamp = randomInt(2 ** 32);
    let due = this.#clock.now();
    const send = () => {
      for (const now = this.#clock.now(); due <= now; due += PACKET_MILLISECONDS) {
        listener.send(silence(listener, sequence, timestamp));
        sequence = (sequence + 1) & 0xffff;
        timestamp = (timestamp + PACKET_SAMPLES) >>> 0;
      }
    };
    this.#stops.set(listener, this.#clock.every(PACKET_MILLISECONDS, send));
  }

  removeListener(listener: AudioListener): void {
    this.#stops.get(listener)?.();
    this.#stops.delete(listener);
  }

  onPacket(): void {}

  removeSpeaker(): void {}

  close(): void {
    for (const stop of this.#stops.values()) stop();
    this.#stops.clear();
  }
}

function silence({ payloadType, ssrc }: AudioListener, sequence: number, timestamp: number): Buffer {
  const header = Buffer.alloc(12);
  header[0] = 0x80;
  header[1] = payloadType;
  header.writeUInt16BE(sequence, 2);
  header.writeUInt32BE(timestamp, 4);
  header.writeUInt32BE(ssrc, 8);
  return Buffer.concat([header, SILENCE]);
}
