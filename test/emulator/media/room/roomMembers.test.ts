import { expect } from "chai";
import { FrameType } from "../../../../emulator/media/signaling/frames";
import type { Capabilities } from "../../../../emulator/state/records";
import { capabilities, peerOf, publish, RunningRoom, rtp, subscribe, VP8 } from "./runningRoom";

describe("A room", () => {
  let room: RunningRoom;

  beforeEach(async () => {
    room = await RunningRoom.start();
  });
  afterEach(() => room.stop());

  describe("with capabilities that change", () => {
    const update = (name: string, changed: Partial<Capabilities>) => {
      const attendee = room.meeting.attendees.get(`${name}-id`);
      if (attendee !== undefined) attendee.capabilities = capabilities(changed);
      room.meetings.store.touch(room.meeting);
    };

    it("stops the video of an attendee that may no longer send it", async () => {
      const alice = await room.enter("alice");
      const bob = await room.enter("bob");
      await publish(alice, 2000);
      await subscribe(bob, 1);
      await bob.taken("index");
      update("alice", { Video: "Receive" });
      expect((await alice.next("error")).status).to.equal(206);
      expect((await bob.next("index")).sources).to.equal(undefined);
      peerOf(alice).handlers.onRtp(rtp(2000, VP8));
      expect(peerOf(bob).rtp).to.deep.equal([]);
    });

    it("hides all videos from an attendee that may no longer receive them", async () => {
      const alice = await room.enter("alice");
      const bob = await room.enter("bob");
      await publish(alice, 2000);
      await subscribe(bob, 1);
      await bob.taken("index");
      update("bob", { Video: "None" });
      expect((await bob.next("index")).sources).to.equal(undefined);
      peerOf(alice).handlers.onRtp(rtp(2000, VP8));
      expect(peerOf(bob).rtp).to.deep.equal([]);
    });

    it("silences an attendee that may no longer send audio, and sends none to one that may not receive", async () => {
      await room.enter("alice");
      await room.enter("bob");
      const [audio] = room.meetings.audios;
      const [aliceHears, bobHears] = [...(audio?.listeners ?? [])];
      const speaker = (name: string) => {
        const { handlers } = room.meetings.peers[name === "alice" ? 0 : 1] ?? {};
        handlers?.onRtp(rtp(1000, 111, { extensions: [[1, Buffer.from([20])]] }));
        const last = audio?.packets.at(-1)?.speaker;
        if (last === undefined) throw new Error("No audio has arrived.");
        return last;
      };
      expect(bobHears?.hears(speaker("alice"))).to.equal(true);
      expect(aliceHears?.hears(speaker("alice"))).to.equal(false);
      update("alice", { Audio: "Receive" });
      expect(speaker("alice").isSilenced).to.equal(true);
      update("bob", { Audio: "None" });
      expect(bobHears?.hears(speaker("alice"))).to.equal(false);
    });
  });

  describe("with voices", () => {
    it("sends the loudest level of each voice every 200 ms, and silence once", async () => {
      const alice = await room.enter("alice");
      const bob = await room.enter("bob");
      const speak = (level: number) =>
        peerOf(alice).handlers.onRtp(rtp(1000, 111, { extensions: [[1, Buffer.from([0x80 | level])]] }));
      speak(40);
      speak(20);
      speak(50);
      room.meetings.clock.advance(200);
      expect(await bob.taken("audioMetadata")).to.deep.equal([
        { attendeeStates: [{ audioStreamId: 1, volume: 20, signalStrength: 2 }] },
      ]);
      room.meetings.clock.advance(1000);
      const silent = await bob.taken("audioMetadata");
      expect(silent.map(({ attendeeStates = [] }) => attendeeStates.map(({ volume }) => volume))).to.deep.equal([
        [127, 127],
      ]);
    });

    it("sends no level of one who is muted", async () => {
      const alice = await room.enter("alice");
      alice.send({ type: FrameType.AUDIO_CONTROL, audioControl: { muted: true } });
      await alice.ping();
      peerOf(alice).handlers.onRtp(rtp(1000, 111, { extensions: [[1, Buffer.from([20])]] }));
      room.meetings.clock.advance(200);
      expect(await alice.taken("audioMetadata")).to.deep.equal([]);
    });
  });

  describe("with data messages", () => {
    const message = (text: string, lifetimeMs = 0, topic = "chat") => ({
      type: FrameType.DATA_MESSAGE,
      dataMessage: { messages: [{ topic, data: Buffer.from(text), lifetimeMs }] },
    });

    it("delivers them to the others with sender and time, and not back to the sender", async () => {
      const alice = await room.enter("alice");
      const bob = await room.enter("bob");
      alice.send(message("hello"));
      expect((await bob.next("dataMessage")).messages).to.deep.equal([
        {
          topic: "chat",
          data: Buffer.from("hello"),
          lifetimeMs: 0,
          senderAttendeeId: "alice-id",
          ingestTimeNs: BigInt(room.meetings.clock.now()) * 1_000_000n,
          senderExternalUserId: "alice",
        },
      ]);
      expect(await alice.taken("dataMessage")).to.deep.equal([]);
    });

    it("keeps those with a lifetime for one who joins later, until it is over", async () => {
      const alice = await room.enter("alice");
      alice.send(message("short", 1000));
      alice.send(message("long", 10_000));
      alice.send(message("gone"));
      await alice.ping();
      room.meetings.clock.advance(5000);
      const bob = await room.enter("bob");
      const [kept] = await bob.taken("dataMessage");
      expect(kept?.messages?.map(({ data }) => data?.toString())).to.deep.equal(["long"]);
    });

    const INVALID: readonly (readonly [string, string, string])[] = [
      ["a topic with a colon, such as that of transcripts", "x", "aws:chime:transcription"],
      ["a topic of 37 characters", "x", "t".repeat(37)],
      ["2049 bytes", "x".repeat(2049), "chat"],
    ];
    for (const [what, text, topic] of INVALID) {
      it(`rejects ${what} with a notification`, async () => {
        const alice = await room.enter("alice");
        const bob = await room.enter("bob");
        alice.send(message(text, 0, topic));
        expect((await alice.next("notification")).message).to.be.a("string");
        expect(await bob.taken("dataMessage")).to.deep.equal([]);
      });
    }

    it("throttles more than 100 in a second, with the time 0 to the sender alone", async () => {
      const alice = await room.enter("alice");
      const bob = await room.enter("bob");
      for (let count = 0; count < 101; count += 1) alice.send(message(String(count)));
      const [throttled] = await alice.taken("dataMessage");
      expect(throttled?.messages?.[0]).to.deep.include({ data: Buffer.from("100"), ingestTimeNs: 0n });
      expect(await bob.taken("dataMessage")).to.have.lengthOf(100);
    });
  });

  it("stops its timers when its last member has left", async () => {
    const alice = await room.enter("alice");
    const { timers } = room.meetings.clock;
    alice.send({ type: FrameType.LEAVE, leave: {} });
    await alice.next("leaveAck");
    // Those of the volumes, of the reports and of the bitrates.
    expect(room.meetings.clock.timers).to.equal(timers - 3);
  });
});
