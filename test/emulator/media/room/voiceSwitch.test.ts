import { expect } from "chai";
import { opusDuration, SILENCE } from "../../../../emulator/media/room/audio/opus";
import { AudioRoom, expectNoGaps, type Heard, longestDelay, longestLead, Sender, speakerOf } from "./audioStreams";

describe("The audio of a room", () => {
  let room: AudioRoom;

  beforeEach(() => {
    room = new AudioRoom();
  });

  it("is everybody's who speaks in turn, each heard by all others, at the same pace", () => {
    const names = ["alice", "bob", "carol", "dave"];
    const heard = new Map(names.map((name) => [name, room.hearAs(name)]));
    const senders = names.map((name) => new Sender(room.audio, speakerOf(name)));
    for (let ms = 0; ms < 40_000; ms += 1) {
      // Each speaks for a second; the others send quiet noise. Their packets arrive at four points of the 20 ms.
      for (const [index, sender] of senders.entries()) {
        if (ms % 20 === index * 5) sender.send(Math.floor(ms / 1000) % 4 === index ? 25 : 90);
      }
      room.clock.advance(1);
    }
    for (const [name, packets] of heard) {
      expect(packets.length).to.be.within(1998, 2002);
      expect(longestLead(packets)).to.be.at.most(20);
      expectNoGaps(packets);
      for (const other of names.filter((one) => one !== name)) {
        const count = packets.filter(({ payload }) => payload === other).length;
        expect(count, `${other}, heard by ${name}`).to.be.at.least(450);
      }
    }
  });

  it("is neither earlier nor later after many changes of speakers whose packets come unevenly", () => {
    const names = ["alice", "bob", "carol", "dave"];
    const heard = names.map((name) => room.hearAs(name));
    const senders = names.map((name) => new Sender(room.audio, speakerOf(name)));
    let seed = 1;
    const random = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
      return seed % below;
    };
    const dueAt = senders.map((_, index) => index * 7);
    for (let ms = 0; ms < 60_000; ms += 1) {
      for (const [index, sender] of senders.entries()) {
        if (ms !== dueAt[index]) continue;
        sender.send(Math.floor(ms / 300) % 4 === index ? 25 : 90);
        dueAt[index] = (Math.floor((ms - index * 7) / 20) + 1) * 20 + index * 7 + random(13);
      }
      room.clock.advance(1);
    }
    for (const packets of heard) {
      expectNoGaps(packets);
      expect(packets.length).to.be.within(2_997, 3_003);
      expect(longestLead(packets)).to.be.at.most(50);
      expect(longestDelay(packets)).to.be.at.most(50);
    }
  });

  it("is the loudest voice for all, and the second loudest for the loudest speaker", () => {
    const [byAlice, byBob, byCarol] = [room.hearAs("alice"), room.hearAs("bob"), room.hearAs("carol")];
    const senders = [new Sender(room.audio, speakerOf("alice")), new Sender(room.audio, speakerOf("bob"))];
    for (let ms = 0; ms < 1_000; ms += 1) {
      if (ms % 20 === 0) for (const [index, sender] of senders.entries()) sender.send([20, 30][index] as number);
      room.clock.advance(1);
    }
    const last = (heard: readonly Heard[]) => heard.slice(-20).map(({ payload }) => payload);
    expect(new Set(last(byCarol))).to.deep.equal(new Set(["alice"]));
    expect(new Set(last(byBob))).to.deep.equal(new Set(["alice"]));
    expect(new Set(last(byAlice))).to.deep.equal(new Set(["bob"]));
  });

  it("does not alternate between voices of the same level", () => {
    const byCarol = room.hearAs("carol");
    const senders = [new Sender(room.audio, speakerOf("alice")), new Sender(room.audio, speakerOf("bob"))];
    for (let ms = 0; ms < 2_000; ms += 1) {
      const quieter = Math.floor(ms / 60) % 2;
      if (ms % 20 === 0) for (const [index, sender] of senders.entries()) sender.send(index === quieter ? 23 : 20);
      room.clock.advance(1);
    }
    const voices = byCarol.map(({ payload }) => payload).filter((payload) => payload !== "");
    const changes = voices.filter((voice, index) => index > 0 && voice !== voices[index - 1]);
    expect(changes.length).to.be.at.most(1);
  });

  for (const [title, isMuted, sends, within] of [
    ["is muted, at once", true, true, 20],
    ["stops, after 80 ms", false, false, 100],
  ] as const) {
    it(`is the next loudest voice where the loudest speaker ${title}`, () => {
      const byCarol = room.hearAs("carol");
      let isOver = false;
      const alice = new Sender(
        room.audio,
        speakerOf("alice", () => isOver && isMuted),
      );
      const bob = new Sender(room.audio, speakerOf("bob"));
      let endedAt = 0;
      for (let ms = 0; ms < 2_000; ms += 1) {
        isOver = ms >= 1_000;
        if (ms === 1_000) endedAt = room.clock.now();
        if (ms % 20 === 0 && (!isOver || sends)) alice.send(20);
        if (ms % 20 === 10) bob.send(40);
        room.clock.advance(1);
      }
      const bobs = byCarol.filter(({ payload }) => payload === "bob");
      expect(bobs.every(({ at }) => at >= endedAt)).to.equal(true);
      expect((bobs[0]?.at ?? Number.POSITIVE_INFINITY) - endedAt).to.be.at.most(within);
    });
  }

  it("leaves out who is silenced, at once", () => {
    let isMuted = false;
    const heard = room.hearAs("alice");
    const bob = new Sender(
      room.audio,
      speakerOf("bob", () => isMuted),
    );
    for (let ms = 0; ms < 2_000; ms += 1) {
      isMuted = ms >= 1_000;
      if (ms % 20 === 0) bob.send(20);
      room.clock.advance(1);
    }
    expect(heard.slice(51).filter(({ payload }) => payload !== "")).to.deep.equal([]);
    expect(heard.slice(0, 50).filter(({ payload }) => payload !== "").length).to.be.at.least(45);
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
