import { everyExactly } from "../../everyExactly";
import type { MediaClock, Stop } from "../../mediaClock";
import type { AudioListener, AudioSpeaker, RoomAudio } from "../roomAudio";
import { FRAME_MS } from "./opus";
import { OutgoingAudio } from "./outgoingAudio";
import { Voice, type VoicePacket } from "./voice";

/** How much louder another voice has to be to take the first rank, or the second: voices of the same level do not alternate. */
const PREFERENCE_DB = [6, 3];

/** A voice that has something to play now. */
interface PlayingVoice {
  readonly voice: Voice;
  readonly packets: readonly VoicePacket[];
}

/**
 * The audio of a room without mixing: each listener hears the loudest voice that it may hear, so the loudest speaker hears the second
 * loudest. One clock paces all streams, and each listener gets 50 packets a second, with silence where no one speaks.
 */
export class VoiceSwitch implements RoomAudio {
  readonly #clock: MediaClock;
  readonly #listeners = new Map<AudioListener, OutgoingAudio>();
  readonly #voices = new Map<AudioSpeaker, Voice>();
  #ranking: readonly Voice[] = [];
  #stop: Stop | undefined;

  constructor(clock: MediaClock) {
    this.#clock = clock;
  }

  addListener(listener: AudioListener): void {
    if (!this.#listeners.has(listener)) this.#listeners.set(listener, new OutgoingAudio(listener));
    this.#stop ??= everyExactly(this.#clock, FRAME_MS, () => this.#play());
  }

  removeListener(listener: AudioListener): void {
    this.#listeners.delete(listener);
    if (this.#listeners.size === 0) this.close();
  }

  onPacket(speaker: AudioSpeaker, packet: Buffer, level: number | undefined): void {
    // Without listeners no clock runs that would play the queue.
    if (this.#stop === undefined || speaker.isSilenced) return;
    const voice = this.#voices.get(speaker) ?? new Voice(speaker);
    this.#voices.set(speaker, voice);
    voice.push(packet, level);
  }

  removeSpeaker(speaker: AudioSpeaker): void {
    this.#voices.delete(speaker);
  }

  close(): void {
    this.#stop?.();
    this.#stop = undefined;
    this.#voices.clear();
    this.#ranking = [];
  }

  #play(): void {
    const playing = this.#rank(this.#advance());
    this.#ranking = playing.map(({ voice }) => voice);
    for (const outgoing of this.#listeners.values()) {
      const heard = playing.find(({ voice }) => outgoing.listener.hears(voice.speaker));
      outgoing.play(heard?.voice.speaker, heard?.packets);
    }
  }

  /** Every voice goes on, heard or not, so that none is behind when its turn comes. */
  #advance(): PlayingVoice[] {
    const playing: PlayingVoice[] = [];
    for (const voice of this.#voices.values()) {
      const packets = voice.advance();
      if (packets !== undefined && !voice.speaker.isSilenced) playing.push({ voice, packets });
    }
    return playing;
  }

  /** The loudest voice first. */
  #rank(playing: PlayingVoice[]): readonly PlayingVoice[] {
    if (playing.length < 2) return playing;
    const quietness = ({ voice }: PlayingVoice) => voice.quietness - (PREFERENCE_DB[this.#ranking.indexOf(voice)] ?? 0);
    return playing.sort((one, other) => quietness(one) - quietness(other));
  }
}
