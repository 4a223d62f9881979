import type { MediaClock, Stop } from "../../mediaClock";
import type { AudioListener, AudioSpeaker, RoomAudio } from "../roomAudio";
import { FRAME_MS } from "./opus";
import { OutgoingAudio } from "./outgoingAudio";
import { Voice } from "./voice";

/** How much louder another voice has to be to take the first rank, or the second: voices of the same level do not alternate. */
const PREFERENCE_DB = [6, 3];

/**
 * The audio of a room without mixing: each listener hears the loudest voice that it may hear, so the loudest speaker hears the second
 * loudest. Packets of a voice are sent on when they arrive. A timer sends silence to the listeners who hear no one.
 */
export class VoiceSwitch implements RoomAudio {
  readonly #clock: MediaClock;
  readonly #listeners = new Map<AudioListener, OutgoingAudio>();
  readonly #voices = new Map<AudioSpeaker, Voice>();
  /** The loudest voice first. */
  #ranking: readonly Voice[] = [];
  /** Who hears each voice that is heard. Decided 50 times a second: for each packet would be too often in large meetings. */
  #audiences: ReadonlyMap<Voice, readonly OutgoingAudio[]> = new Map();
  #rankedAt = Number.NEGATIVE_INFINITY;
  #stop: Stop | undefined;

  constructor(clock: MediaClock) {
    this.#clock = clock;
  }

  addListener(listener: AudioListener): void {
    if (this.#listeners.has(listener)) return;
    this.#listeners.set(listener, new OutgoingAudio(listener, this.#clock.now() + FRAME_MS));
    this.#rankedAt = Number.NEGATIVE_INFINITY;
    this.#stop ??= this.#clock.after(FRAME_MS, () => this.#fill());
  }

  removeListener(listener: AudioListener): void {
    this.#listeners.delete(listener);
    this.#rankedAt = Number.NEGATIVE_INFINITY;
    if (this.#listeners.size === 0) this.close();
  }

  onPacket(speaker: AudioSpeaker, packet: Buffer, level: number | undefined): void {
    if (this.#listeners.size === 0 || speaker.isSilenced) return;
    const now = this.#clock.now();
    const voice = this.#voices.get(speaker) ?? new Voice(speaker);
    this.#voices.set(speaker, voice);
    const read = voice.read(packet, level, now);
    if (read === undefined) return;
    if (Math.abs(now - this.#rankedAt) >= FRAME_MS) this.#rank(now);
    for (const outgoing of this.#audiences.get(voice) ?? []) outgoing.play(speaker, read, now);
  }

  removeSpeaker(speaker: AudioSpeaker): void {
    this.#voices.delete(speaker);
  }

  close(): void {
    this.#stop?.();
    this.#stop = undefined;
    this.#listeners.clear();
    this.#voices.clear();
    this.#ranking = [];
    this.#audiences = new Map();
  }

  #rank(now: number): void {
    const preferred = this.#ranking.slice(0, PREFERENCE_DB.length);
    const quietness = (voice: Voice) => voice.quietness - (PREFERENCE_DB[preferred.indexOf(voice)] ?? 0);
    this.#ranking = [...this.#voices.values()]
      .filter((voice) => !voice.speaker.isSilenced && voice.isSpeaking(now))
      .sort((one, other) => quietness(one) - quietness(other));
    const audiences = new Map<Voice, OutgoingAudio[]>();
    for (const outgoing of this.#listeners.values()) {
      const heard = this.#ranking.find(({ speaker }) => outgoing.listener.hears(speaker));
      if (heard === undefined) continue;
      const audience = audiences.get(heard);
      if (audience === undefined) audiences.set(heard, [outgoing]);
      else audience.push(outgoing);
    }
    this.#audiences = audiences;
    this.#rankedAt = now;
  }

  /** Streams that are filled by a voice have nothing due for longer than 20 ms, and then the process is not woken. */
  #fill(): void {
    const now = this.#clock.now();
    let dueIn = Number.POSITIVE_INFINITY;
    for (const outgoing of this.#listeners.values()) dueIn = Math.min(dueIn, outgoing.fill(now));
    if (this.#listeners.size > 0) this.#stop = this.#clock.after(Math.max(dueIn, FRAME_MS), () => this.#fill());
  }
}
