import { expect } from "chai";
import { AudioRoom, expectNoGaps, longestLead, opus, Sender, speakerOf } from "./audioStreams";

describe("The audio of a room, by the clock", () => {
  let room: AudioRoom;

  beforeEach(() => {
    room = new AudioRoom();
  });

  it("is silence, 50 packets a second, for one who is alone", () => {
    const heard = room.hearAs("alice");
    const alice = new Sender(room.audio, speakerOf("alice"));
    for (let ms = 0; ms < 10_000; ms += 1) {
      if (ms % 20 === 0) alice.send(20);
      room.clock.advance(1);
    }
    expect(heard).to.have.lengthOf(500);
    expect(heard.filter(({ payload }) => payload !== "")).to.deep.equal([]);
    expectNoGaps(heard);
  });

  it("is 50 packets a second on average where timers are late", () => {
    const heard = room.hearAs("alice");
    room.clock.lateness = (now) => now % 17;
    for (let ms = 0; ms < 20_000; ms += 1) room.clock.advance(1);
    expect(heard.length / 20).to.be.within(49.8, 50.2);
    expectNoGaps(heard);
  });

  it("is sent on at once where another one speaks, without a gap", () => {
    const heard = room.hearAs("alice");
    const bob = new Sender(room.audio, speakerOf("bob"));
    for (let ms = 0; ms < 2_000; ms += 1) {
      // With the jitter of a browser: most packets are 15 ms late.
      if (ms % 20 === (ms % 100 < 20 ? 0 : 15)) bob.send(20, opus(String(room.clock.now())));
      room.clock.advance(1);
    }
    expectNoGaps(heard);
    const spoken = heard.filter(({ payload }) => payload !== "");
    expect(spoken).to.have.lengthOf(100);
    for (const { at, payload } of spoken) expect(at).to.equal(Number(payload));
    expect(longestLead(heard)).to.be.at.most(40);
  });

  it("does not wake the process 50 times a second while a voice is heard", () => {
    room.hearAs("alice");
    const bob = new Sender(room.audio, speakerOf("bob"));
    for (let ms = 0; ms < 10_000; ms += 1) {
      if (ms % 20 === 0) bob.send(20);
      room.clock.advance(1);
    }
    expect(room.clock.calls).to.be.below(200);
  });

  /** How many packets are sent at each millisecond, and how many of those of 20 seconds are heard at least. */
  const PACES: ReadonlyArray<readonly [string, (ms: number) => number, number]> = [
    ["faster than the clock", (ms) => (ms % 19 === 0 ? 1 : 0), 990],
    ["slower than the clock", (ms) => (ms % 21 === 0 ? 1 : 0), 950],
    ["in bursts", (ms) => (ms % 100 === 0 ? 5 : 0), 995],
    ["with one packet of ten lost", (ms) => (ms % 20 === 0 && ms % 200 !== 0 ? 1 : 0), 895],
    ["with pauses", (ms) => (ms % 20 === 0 && ms % 1_000 < 500 ? 1 : 0), 495],
  ];
  for (const [title, packets, leastHeard] of PACES) {
    it(`keeps the pace with a speaker who sends ${title}`, () => {
      const heard = room.hearAs("alice");
      const bob = new Sender(room.audio, speakerOf("bob"));
      for (let ms = 0; ms < 20_000; ms += 1) {
        for (let count = packets(ms); count > 0; count -= 1) bob.send(20);
        room.clock.advance(1);
      }
      expectNoGaps(heard);
      expect(heard.length).to.be.within(997, 1_003);
      expect(longestLead(heard)).to.be.at.most(60);
      expect(heard.filter(({ payload }) => payload !== "").length).to.be.at.least(leastHeard);
    });
  }

  it("keeps the pace with packets of 60 ms", () => {
    const heard: Buffer[] = [];
    room.audio.addListener({ payloadType: 111, ssrc: 7, hears: () => true, send: (packet) => heard.push(packet) });
    const bob = new Sender(room.audio, speakerOf("bob"));
    // SILK, wide band, 60 ms.
    const payload = Buffer.from([11 << 3, 1, 2]);
    for (let ms = 0; ms < 6_000; ms += 1) {
      if (ms % 60 === 0) bob.send(20, payload);
      room.clock.advance(1);
    }
    const timestamps = heard.map((packet) => packet.readUInt32BE(4));
    const milliseconds = (((timestamps.at(-1) ?? 0) - (timestamps[0] ?? 0)) >>> 0) / 48;
    expect(milliseconds).to.be.within(5_900, 6_060);
    expect(heard.filter((packet) => packet.subarray(12).equals(payload)).length).to.be.at.least(97);
  });

  for (const [title, milliseconds] of [
    ["has slept", 60_000],
    ["has set its clock back", -3_600_000],
  ] as const) {
    it(`goes on after the machine ${title}, without a burst or a pause`, () => {
      const heard = room.hearAs("alice");
      const bob = new Sender(room.audio, speakerOf("bob"));
      for (let ms = 0; ms < 4_000; ms += 1) {
        if (ms === 999) room.clock.set(milliseconds);
        if (ms % 20 === 0 && ms >= 500 && ms < 2_000) bob.send(20);
        room.clock.advance(1);
      }
      expectNoGaps(heard);
      expect(heard.length).to.be.within(195, 205);
      expect(heard.slice(-95).filter(({ payload }) => payload !== "")).to.deep.equal([]);
    });
  }

  it("runs no timer without listeners", () => {
    const listener = { payloadType: 111, ssrc: 7, hears: () => true, send: () => undefined };
    room.audio.addListener(listener);
    expect(room.clock.timers).to.equal(1);
    room.audio.removeListener(listener);
    expect(room.clock.timers).to.equal(0);
  });
});
