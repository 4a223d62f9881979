import { expect } from "chai";
import type { MediaClock } from "../../../../emulator/media/mediaClock";
import { opusDuration, SILENCE } from "../../../../emulator/media/room/audio/opus";
import { VoiceSwitch } from "../../../../emulator/media/room/audio/voiceSwitch";
import type { AudioListener, AudioSpeaker } from "../../../../emulator/media/room/roomAudio";

/** A clock that a test steps. `late` delays each call of a timer by up to so many milliseconds. */
class SteppedClock implements MediaClock {
  #now = 0;
  readonly #timers = new Set<{ at: number; readonly every: number; readonly callback: () => void }>();

  now = () => this.#now;
  every = (milliseconds: number, callback: () => void) => {
    const timer = { at: this.#now + milliseconds, every: milliseconds, callback };
    this.#timers.add(timer);
    return () => void this.#timers.delete(timer);
  };
  after = () => () => undefined;

  get timers(): number {
    return this.#timers.size;
  }

  /** Steps by one millisecond. A timer is late by `late(now)` milliseconds, and the next call counts from then. */
  step(late: (now: number) => number = () => 0): void {
    this.#now += 1;
    for (const timer of [...this.#timers]) {
      if (this.#now < timer.at) continue;
      timer.at = this.#now + timer.every + late(this.#now);
      timer.callback();
    }
  }
}

const speakerOf = (attendeeId: string, isSilenced = () => false): AudioSpeaker =>
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
const opus = (name: string) => Buffer.concat([Buffer.from([0xf8]), Buffer.from(name)]);

class Sender {
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

interface Heard {
  readonly sequence: number;
  readonly timestamp: number;
  readonly payload: string;
}

describe("The audio of a room", () => {
  let clock: SteppedClock;
  let audio: VoiceSwitch;

  beforeEach(() => {
    clock = new SteppedClock();
    audio = new VoiceSwitch(clock);
  });

  function listen(own: string): Heard[] {
    const heard: Heard[] = [];
    const listener: AudioListener = {
      payloadType: 111,
      ssrc: 7,
      hears: ({ attendeeId }) => attendeeId !== own,
      send: (packet) => {
        expect((packet[1] as number) & 0x7f).to.equal(111);
        const payload = packet.subarray(12);
        heard.push({
          sequence: packet.readUInt16BE(2),
          timestamp: packet.readUInt32BE(4),
          payload: payload.equals(SILENCE) ? "" : payload.subarray(1).toString(),
        });
      },
    };
    audio.addListener(listener);
    return heard;
  }

  /** Each packet follows the one before it, in number and time. */
  function expectNoGaps(heard: readonly Heard[]): void {
    for (const [index, { sequence, timestamp }] of heard.entries()) {
      const before = heard[index - 1];
      if (before === undefined) continue;
      expect((sequence - before.sequence) & 0xffff).to.equal(1);
      expect((timestamp - before.timestamp) >>> 0).to.equal(960);
    }
  }

  it("is silence, 50 packets a second, for one who is alone", () => {
    const heard = listen("alice");
    const alice = new Sender(audio, speakerOf("alice"));
    for (let ms = 0; ms < 10_000; ms += 1) {
      if (ms % 20 === 0) alice.send(20);
      clock.step();
    }
    expect(heard).to.have.lengthOf(500);
    expect(heard.filter(({ payload }) => payload !== "")).to.deep.equal([]);
    expectNoGaps(heard);
  });

  it("is 50 packets a second on average where timers are late", () => {
    const heard = listen("alice");
    for (let ms = 0; ms < 20_000; ms += 1) clock.step((now) => now % 17);
    expect(heard.length / 20).to.be.within(49.8, 50.2);
    expectNoGaps(heard);
  });

  it("is what the other one says, without a gap and at most 60 ms behind", () => {
    const heard = listen("alice");
    const bob = new Sender(audio, speakerOf("bob"));
    for (let ms = 0; ms < 2_000; ms += 1) {
      // With the jitter of a browser: some packets are 15 ms late.
      if (ms % 20 === (ms % 100 === 0 ? 0 : 15)) bob.send(20, opus(String(ms)));
      clock.step();
    }
    const spoken = heard.filter(({ payload }) => payload !== "");
    expectNoGaps(heard);
    const delays = heard.flatMap(({ payload }, index) => (payload === "" ? [] : [(index + 1) * 20 - Number(payload)]));
    expect(Math.max(...delays)).to.be.at.most(80);
    expect(spoken.length).to.be.at.least(75);
  });

  it("is everybody's who speaks in turn, each heard by all others, at the same pace", () => {
    const names = ["alice", "bob", "carol", "dave"];
    const heard = new Map(names.map((name) => [name, listen(name)]));
    const senders = names.map((name) => new Sender(audio, speakerOf(name)));
    for (let ms = 0; ms < 40_000; ms += 1) {
      // Each speaks for a second; the others send quiet noise.
      if (ms % 20 === 0) {
        for (const [index, sender] of senders.entries()) sender.send(Math.floor(ms / 1000) % 4 === index ? 25 : 90);
      }
      clock.step();
    }
    for (const [name, packets] of heard) {
      expect(packets).to.have.lengthOf(2000);
      expectNoGaps(packets);
      for (const other of names.filter((one) => one !== name)) {
        const count = packets.filter(({ payload }) => payload === other).length;
        expect(count, `${other}, heard by ${name}`).to.be.at.least(450);
      }
    }
  });

  it("is the loudest voice for all, and the second loudest for the loudest speaker", () => {
    const [byAlice, byBob, byCarol] = [listen("alice"), listen("bob"), listen("carol")];
    const senders = [new Sender(audio, speakerOf("alice")), new Sender(audio, speakerOf("bob"))];
    for (let ms = 0; ms < 1_000; ms += 1) {
      if (ms % 20 === 0) for (const [index, sender] of senders.entries()) sender.send([20, 30][index] as number);
      clock.step();
    }
    const last = (heard: readonly Heard[]) => heard.slice(-20).map(({ payload }) => payload);
    expect(new Set(last(byCarol))).to.deep.equal(new Set(["alice"]));
    expect(new Set(last(byBob))).to.deep.equal(new Set(["alice"]));
    expect(new Set(last(byAlice))).to.deep.equal(new Set(["bob"]));
  });

  it("does not alternate between voices of the same level", () => {
    const byCarol = listen("carol");
    const senders = [new Sender(audio, speakerOf("alice")), new Sender(audio, speakerOf("bob"))];
    for (let ms = 0; ms < 2_000; ms += 1) {
      if (ms % 20 === 0) for (const [index, sender] of senders.entries()) sender.send(20 + ((ms / 20 + index) % 2) * 3);
      clock.step();
    }
    const voices = byCarol.map(({ payload }) => payload).filter((payload) => payload !== "");
    const changes = voices.filter((voice, index) => index > 0 && voice !== voices[index - 1]);
    expect(changes.length).to.be.at.most(1);
  });

  it("leaves out who is silenced, at once", () => {
    let isMuted = false;
    const heard = listen("alice");
    const bob = new Sender(
      audio,
      speakerOf("bob", () => isMuted),
    );
    for (let ms = 0; ms < 2_000; ms += 1) {
      isMuted = ms >= 1_000;
      if (ms % 20 === 0) bob.send(20);
      clock.step();
    }
    expect(heard.slice(51).filter(({ payload }) => payload !== "")).to.deep.equal([]);
    expect(heard.slice(0, 50).filter(({ payload }) => payload !== "").length).to.be.at.least(45);
  });

  it("keeps the pace with packets of 60 ms", () => {
    const heard: Buffer[] = [];
    audio.addListener({ payloadType: 111, ssrc: 7, hears: () => true, send: (packet) => heard.push(packet) });
    const bob = new Sender(audio, speakerOf("bob"));
    // SILK, wide band, 60 ms.
    const payload = Buffer.from([11 << 3, 1, 2]);
    for (let ms = 0; ms < 6_000; ms += 1) {
      if (ms % 60 === 0) bob.send(20, payload);
      clock.step();
    }
    const timestamps = heard.map((packet) => packet.readUInt32BE(4));
    const milliseconds = (((timestamps.at(-1) ?? 0) - (timestamps[0] ?? 0)) >>> 0) / 48;
    expect(milliseconds).to.be.within(5_900, 6_060);
    expect(heard.filter((packet) => packet.subarray(12).equals(payload)).length).to.be.at.least(97);
  });

  it("goes on after the machine has slept, without a burst", () => {
    const heard = listen("alice");
    for (let ms = 0; ms < 999; ms += 1) clock.step();
    clock.step(() => 60_000);
    const before = heard.length;
    for (let ms = 0; ms < 61_020; ms += 1) clock.step();
    expect(heard.length - before).to.be.below(60);
  });

  it("runs no timer without listeners", () => {
    const listener = { payloadType: 111, ssrc: 7, hears: () => true, send: () => undefined };
    audio.addListener(listener);
    expect(clock.timers).to.equal(1);
    audio.removeListener(listener);
    expect(clock.timers).to.equal(0);
  });
});

describe("An Opus packet", () => {
  it("has a duration by its first bytes (RFC 6716, section 3)", () => {
    expect(opusDuration(SILENCE)).to.equal(20);
    expect(opusDuration(Buffer.from([11 << 3]))).to.equal(60);
    expect(opusDuration(Buffer.from([(31 << 3) | 1]))).to.equal(40);
    expect(opusDuration(Buffer.from([(28 << 3) | 3, 4]))).to.equal(10);
    expect(opusDuration(Buffer.from([(31 << 3) | 3, 48]))).to.equal(undefined);
    expect(opusDuration(Buffer.alloc(0))).to.equal(undefined);
  });
});
