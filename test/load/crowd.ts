import { ChimeSDKMeetings } from "@aws-sdk/client-chime-sdk-meetings";
import { RECORDED_TONE } from "../../emulator/media/bots/recordedTone";
import { readRecording } from "../../emulator/media/bots/recording";
import { everyExactly } from "../../emulator/media/everyExactly";
import { type Stop, systemMediaClock } from "../../emulator/media/mediaClock";
import { MediaClient } from "../support/mediaClient/mediaClient";
import { Reception } from "./reception";
import type { Scenario } from "./scenarios";

const TONE = readRecording(RECORDED_TONE);
const VOICE_LEVEL = 20;
const SILENT_LEVEL = 127;
const TURN_FRAMES = 50;

/** 1.2 Mbit/s: 15 frames a second of 10 packets. */
const VIDEO_FRAME_MS = 1000 / 15;
const VIDEO_PACKETS = 10;
const VIDEO_PACKET_BYTES = 1000;
const VIDEO_TIMESTAMP_STEP = 6000;

/** How many attendees one call creates at most, and how many clients join at a time. */
const MOST_IN_A_CALL = 100;
const MOST_JOINING = 10;

/** How many clients decrypt and authenticate what they receive. Headers and sizes of SRTP can be read without it. */
const MOST_OPENING = 10;

/** One attendee's client, and what it receives. */
export interface Attendant {
  readonly client: MediaClient;
  readonly reception: Reception;
}

/** The clients of a scenario, in one meeting. */
export class Crowd {
  readonly attendants: Attendant[] = [];
  readonly #scenario: Scenario;
  #stops: readonly Stop[] = [];
  sentAudioPackets = 0;
  #joining = 0;

  constructor(scenario: Scenario) {
    this.#scenario = scenario;
  }

  async join(url: string): Promise<void> {
    const { attendees, hasVideo } = this.#scenario;
    const { signalingUrl, tokens } = await createMeeting(url, attendees);
    for (let at = 0; at < tokens.length; at += MOST_JOINING) {
      await Promise.all(
        tokens.slice(at, at + MOST_JOINING).map((joinToken) => this.#join({ signalingUrl, joinToken })),
      );
    }
    if (!hasVideo) return;
    for (const { client } of this.attendants) {
      const others = this.attendants.filter((other) => other.client !== client).map((other) => other.client);
      const receives = others.map((other) => other.sentStreamId ?? 0);
      await client.subscribe({ sendsVideo: true, receives });
    }
  }

  /** Begins to send. */
  start(): void {
    const { senders, hasVideo } = this.#scenario;
    for (const { client } of this.attendants) client.ignoreFrames();
    const stops: Stop[] = [];
    if (senders > 0) {
      let frame = 0;
      stops.push(everyExactly(systemMediaClock, 20, () => this.#speak(frame++)));
    }
    if (hasVideo) {
      let frame = 0;
      stops.push(everyExactly(systemMediaClock, VIDEO_FRAME_MS, () => this.#film(frame++)));
    }
    this.#stops = stops;
  }

  leave(): void {
    for (const stop of this.#stops) stop();
    for (const { client } of this.attendants) client.close();
  }

  async #join(address: { signalingUrl: string; joinToken: string }): Promise<void> {
    const opens = this.#joining < MOST_OPENING;
    this.#joining += 1;
    const reception = new Reception(opens);
    const client = await MediaClient.join(address, { onRtp: reception.onRtp, opens });
    await client.subscribe({ sendsVideo: this.#scenario.hasVideo });
    this.attendants.push({ client, reception });
  }

  #speak(frame: number): void {
    const { senders, inTurn } = this.#scenario;
    const turn = Math.floor(frame / TURN_FRAMES) % senders;
    for (const [index, { client }] of this.attendants.slice(0, senders).entries()) {
      client.sendAudio(TONE[frame % TONE.length] as Buffer, !inTurn || index === turn ? VOICE_LEVEL : SILENT_LEVEL);
      this.sentAudioPackets += 1;
    }
  }

  #film(frame: number): void {
    for (const { client } of this.attendants) {
      for (let packet = 0; packet < VIDEO_PACKETS; packet += 1) {
        const payload = Buffer.alloc(VIDEO_PACKET_BYTES);
        // The descriptor of VP8: the first packet of each frame begins a key frame.
        payload[0] = packet === 0 ? 0x10 : 0;
        client.sendVideo(payload, (frame * VIDEO_TIMESTAMP_STEP) % 2 ** 32, packet === VIDEO_PACKETS - 1);
      }
    }
  }
}

async function createMeeting(url: string, attendees: number): Promise<{ signalingUrl: string; tokens: string[] }> {
  const credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" };
  const chime = new ChimeSDKMeetings({ endpoint: url, region: "us-east-1", credentials });
  const { Meeting } = await chime.createMeeting({ ExternalMeetingId: "load", MediaRegion: "us-east-1" });
  const tokens: string[] = [];
  for (let at = 0; at < attendees; at += MOST_IN_A_CALL) {
    const count = Math.min(MOST_IN_A_CALL, attendees - at);
    const { Attendees = [] } = await chime.batchCreateAttendee({
      MeetingId: Meeting?.MeetingId,
      Attendees: Array.from({ length: count }, (_, index) => ({ ExternalUserId: `attendee-${at + index}` })),
    });
    tokens.push(...Attendees.map(({ JoinToken = "" }) => JoinToken));
  }
  chime.destroy();
  return { signalingUrl: Meeting?.MediaPlacement?.SignalingUrl ?? "", tokens };
}
