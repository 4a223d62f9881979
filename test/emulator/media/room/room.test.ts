import { expect } from "chai";
import { FrameType } from "../../../../emulator/media/signaling/frames";
import { decode } from "../../../../emulator/media/signaling/protobuf";
import { TRANSCRIPT_FRAME } from "../../../../emulator/media/signaling/transcript";
import type { Capabilities, MeetingRecord } from "../../../../emulator/state/records";
import { type FakePeer, JoinableMeetings, type OfferedVideoSection, offer, type TestClient } from "../joinableMeetings";

const VP8 = 96;

/** An RTP packet with one byte header extensions, by id. */
function rtp(
  ssrc: number,
  payloadType: number,
  { sequence = 1, timestamp = 0, extensions = [], payload = Buffer.from([0x10, 0, 0]) }: RtpFields = {},
): Buffer {
  const header = Buffer.alloc(12);
  header[0] = extensions.length > 0 ? 0x90 : 0x80;
  header[1] = payloadType;
  header.writeUInt16BE(sequence & 0xffff, 2);
  header.writeUInt32BE(timestamp, 4);
  header.writeUInt32BE(ssrc, 8);
  const elements = extensions.flatMap(([id, value]) => [Buffer.from([(id << 4) | (value.length - 1)]), value]);
  const content = Buffer.concat(elements);
  const padded = Buffer.concat([content, Buffer.alloc((4 - (content.length % 4)) % 4)]);
  const profile = Buffer.from([0xbe, 0xde, 0, padded.length / 4]);
  return Buffer.concat([header, ...(extensions.length > 0 ? [profile, padded] : []), payload]);
}

interface RtpFields {
  readonly sequence?: number;
  readonly timestamp?: number;
  readonly extensions?: readonly (readonly [number, Buffer])[];
  readonly payload?: Buffer;
}

const capabilities = (changed: Partial<Capabilities>): Capabilities => ({
  Audio: "SendReceive",
  Video: "SendReceive",
  Content: "SendReceive",
  ...changed,
});

describe("A room", () => {
  let meetings: JoinableMeetings;
  let meeting: MeetingRecord;

  beforeEach(async () => {
    meetings = new JoinableMeetings();
    await meetings.start();
    meeting = meetings.addMeeting("m");
  });
  afterEach(async () => {
    await meetings.stop();
    expect(meetings.failures).to.deep.equal([]);
  });

  const peerOf = (client: TestClient): FakePeer => {
    if (client.peer === undefined) throw new Error("The client has no media.");
    return client.peer;
  };

  async function enter(name: string, given?: Capabilities): Promise<TestClient> {
    meetings.addAttendee(meeting, name, given);
    return meetings.enter(meeting, `${name}-token`);
  }

  async function publish(
    client: TestClient,
    ssrc: number,
    section: Partial<OfferedVideoSection> = {},
    bitrates = [1400],
  ) {
    client.send({
      type: FrameType.SUBSCRIBE,
      sub: {
        duplex: 3,
        sdpOffer: offer([{ mid: "1", direction: "sendrecv", ssrc, ...section }]),
        sendStreams: [
          { mediaType: 1, streamId: 1 },
          ...bitrates.map((maxBitrateKbps) => ({ mediaType: 2, maxBitrateKbps, framerate: 15, trackLabel: "video" })),
        ],
        receiveStreamIds: [0],
      },
    });
    return client.next("suback");
  }

  async function subscribe(client: TestClient, streamId: number, targetBitrateKbps?: number) {
    client.send({
      type: FrameType.SUBSCRIBE,
      sub: {
        duplex: 1,
        sdpOffer: offer([
          { mid: "1", direction: "inactive" },
          { mid: "2", direction: "recvonly" },
        ]),
        receiveStreamIds: [0, streamId],
        ...(targetBitrateKbps !== undefined && {
          videoSubscriptionConfiguration: [{ mid: "2", streamId, targetBitrateKbps }],
        }),
      },
    });
    return client.next("suback");
  }

  describe("with a camera", () => {
    it("allocates a stream, sends the index to all, and forwards its packets under the receiver's own source", async () => {
      const alice = await enter("alice");
      const bob = await enter("bob");
      const published = await publish(alice, 2000);
      expect(published.allocations).to.deep.equal([{ trackLabel: "video", streamId: 1, groupId: 1 }]);
      expect(published.sdpAnswer).to.match(/a=mid:1\r\n(?:.*\r\n)*?a=recvonly/);
      expect((await alice.next("index")).sources).to.equal(undefined);
      const { sources = [] } = await bob.next("index");
      expect(sources[0]).to.include({ streamId: 1, groupId: 1, attendeeId: "alice-id", mediaType: 2, framerate: 15 });

      const { tracks = [], sdpAnswer } = await subscribe(bob, 1);
      expect(tracks[0]).to.include({ streamId: 1, trackLabel: "v_2" });
      expect(sdpAnswer).to.contain(`a=ssrc:${tracks[0]?.ssrc} msid:v_2 vt_2`);
      peerOf(alice).handlers.onRtp(rtp(2000, VP8, { sequence: 65_535, timestamp: 5, payload: Buffer.from("picture") }));
      const [packet] = peerOf(bob).rtp;
      expect(packet?.readUInt32BE(8)).to.equal(tracks[0]?.ssrc);
      expect(packet?.readUInt16BE(2)).to.equal(65_535);
      expect(packet?.subarray(12).toString()).to.equal("picture");
      expect(peerOf(alice).rtp).to.deep.equal([]);
    });

    it("requests a key frame of the sender at a subscription, at a PLI, and not more often than each 300 ms", async () => {
      const alice = await enter("alice");
      const bob = await enter("bob");
      await publish(alice, 2000);
      const { tracks = [] } = await subscribe(bob, 1);
      const requests = () => peerOf(alice).rtcp.filter((packet) => packet[1] === 206 && packet[0] === 0x81);
      expect(requests().map((packet) => packet.readUInt32BE(8))).to.deep.equal([2000]);
      const pli = Buffer.from("81ce00020000000100000000", "hex");
      pli.writeUInt32BE(tracks[0]?.ssrc ?? 0, 8);
      peerOf(bob).handlers.onRtcp(pli);
      expect(requests()).to.have.lengthOf(1);
      meetings.clock.advance(300);
      peerOf(bob).handlers.onRtcp(pli);
      expect(requests()).to.have.lengthOf(2);
    });

    it("forwards nothing while a receiver has paused the stream, and goes on without a gap", async () => {
      const alice = await enter("alice");
      const bob = await enter("bob");
      await publish(alice, 2000);
      await subscribe(bob, 1);
      peerOf(alice).handlers.onRtp(rtp(2000, VP8, { sequence: 10 }));
      bob.send({ type: FrameType.PAUSE, pause: { streamIds: [1], groupIds: [] } });
      await bob.ping();
      peerOf(alice).handlers.onRtp(rtp(2000, VP8, { sequence: 11 }));
      bob.send({ type: FrameType.RESUME, pause: { streamIds: [], groupIds: [1] } });
      await bob.ping();
      peerOf(alice).handlers.onRtp(rtp(2000, VP8, { sequence: 500 }));
      expect(peerOf(bob).rtp.map((packet) => packet.readUInt16BE(2))).to.deep.equal([10, 11]);
    });

    it("sends a new index and a new stream id when a camera stops and starts again", async () => {
      const alice = await enter("alice");
      const bob = await enter("bob");
      await publish(alice, 2000);
      alice.send({
        type: FrameType.SUBSCRIBE,
        sub: { duplex: 1, sdpOffer: offer([{ mid: "1", direction: "inactive" }]) },
      });
      await alice.next("suback");
      const again = await publish(alice, 2001);
      expect(again.allocations?.[0]).to.include({ streamId: 2, groupId: 2 });
      const indexes = await bob.taken("index");
      expect(indexes.map(({ sources = [] }) => sources.map(({ streamId }) => streamId))).to.deep.equal([[1], [], [2]]);
    });

    it("keeps stream and group while other parts of the offer change", async () => {
      const alice = await enter("alice");
      await publish(alice, 2000);
      expect((await publish(alice, 2000)).allocations?.[0]).to.include({ streamId: 1, groupId: 1 });
    });

    it("refuses one of an attendee that may not send video with the error 206", async () => {
      const alice = await enter("alice", capabilities({ Video: "Receive" }));
      expect((await publish(alice, 2000)).allocations).to.equal(undefined);
      expect((await alice.next("error")).status).to.equal(206);
    });

    it("writes receiver reports and a bitrate limit to the sender each second", async () => {
      const alice = await enter("alice");
      await publish(alice, 2000);
      peerOf(alice).handlers.onRtp(rtp(2000, VP8, { sequence: 1 }));
      peerOf(alice).handlers.onRtp(rtp(2000, VP8, { sequence: 3 }));
      meetings.clock.advance(1000);
      const report = peerOf(alice).rtcp.find((packet) => packet[1] === 201);
      expect(report?.readUInt32BE(8)).to.equal(2000);
      expect(report?.[12]).to.equal(Math.floor(256 / 3));
      expect(report?.subarray(32).toString("latin1")).to.contain("REMB");
      const [{ sends = [] } = {}] = meetings.media.describe(meeting);
      expect(sends[0]).to.include({ kind: "video", ssrc: 2000, packets: 2, lostPackets: 1, streamId: 1 });
    });
  });

  describe("with a simulcast", () => {
    const RID = 10;
    const layer = (ssrc: number, rid: string | undefined, sequence: number, payload?: Buffer) =>
      rtp(ssrc, VP8, {
        sequence,
        extensions: rid === undefined ? [] : [[RID, Buffer.from(rid)]],
        ...(payload && { payload }),
      });
    const KEY_FRAME = Buffer.from([0x10, 0x00, 1]);
    const LATER_FRAME = Buffer.from([0x10, 0x01, 1]);

    async function publishLayers(client: TestClient) {
      return publish(client, 0, { rids: ["low", "hi"] }, [300, 1200]);
    }

    it("allocates a stream for each layer in one group, and describes all of them", async () => {
      const alice = await enter("alice");
      const bob = await enter("bob");
      const { allocations, sdpAnswer } = await publishLayers(alice);
      expect(allocations?.map(({ streamId, groupId }) => [streamId, groupId])).to.deep.equal([
        [1, 1],
        [2, 1],
      ]);
      expect(sdpAnswer).to.contain("a=simulcast:recv low;hi");
      const { sources = [] } = await bob.next("index");
      expect(sources.map(({ streamId, maxBitrateKbps }) => [streamId, maxBitrateKbps])).to.deep.equal([
        [1, 300],
        [2, 1200],
      ]);
    });

    it("forwards the layer that the receiver asks for", async () => {
      const alice = await enter("alice");
      const bob = await enter("bob");
      await publishLayers(alice);
      peerOf(alice).handlers.onRtp(layer(11, "low", 1));
      peerOf(alice).handlers.onRtp(layer(12, "hi", 1));
      await subscribe(bob, 2);
      peerOf(alice).handlers.onRtp(layer(11, undefined, 2, Buffer.from("low")));
      peerOf(alice).handlers.onRtp(layer(12, undefined, 2, Buffer.from("hi")));
      expect(peerOf(bob).rtp.map((packet) => packet.subarray(12).toString())).to.deep.equal(["hi"]);
    });

    it("forwards the largest layer within the target bitrate of the receiver", async () => {
      const alice = await enter("alice");
      const bob = await enter("bob");
      await publishLayers(alice);
      peerOf(alice).handlers.onRtp(layer(11, "low", 1));
      peerOf(alice).handlers.onRtp(layer(12, "hi", 1));
      await subscribe(bob, 2, 600);
      peerOf(alice).handlers.onRtp(layer(12, undefined, 2, Buffer.from("hi")));
      peerOf(alice).handlers.onRtp(layer(11, undefined, 2, Buffer.from("low")));
      expect(peerOf(bob).rtp.map((packet) => packet.subarray(12).toString())).to.deep.equal(["low"]);
    });

    it("changes the layer at a key frame, with continuous sequence numbers", async () => {
      const alice = await enter("alice");
      const bob = await enter("bob");
      await publishLayers(alice);
      peerOf(alice).handlers.onRtp(layer(11, "low", 1));
      peerOf(alice).handlers.onRtp(layer(12, "hi", 900));
      await subscribe(bob, 1);
      peerOf(alice).handlers.onRtp(layer(11, undefined, 2, LATER_FRAME));
      bob.send({
        type: FrameType.REMOTE_VIDEO_UPDATE,
        remoteVideoUpdate: { addedOrUpdatedVideoSubscriptions: [{ mid: "2", streamId: 2 }] },
      });
      await bob.ping();
      peerOf(alice).handlers.onRtp(layer(12, undefined, 901, LATER_FRAME));
      peerOf(alice).handlers.onRtp(layer(11, undefined, 3, LATER_FRAME));
      peerOf(alice).handlers.onRtp(layer(12, undefined, 902, KEY_FRAME));
      peerOf(alice).handlers.onRtp(layer(11, undefined, 4, LATER_FRAME));
      peerOf(alice).handlers.onRtp(layer(12, undefined, 903, LATER_FRAME));
      expect(peerOf(bob).rtp.map((packet) => packet.readUInt16BE(2))).to.deep.equal([2, 3, 4, 5]);
    });

    it("falls back to a smaller layer when the encoder stops the requested one", async () => {
      const alice = await enter("alice");
      const bob = await enter("bob");
      await publishLayers(alice);
      peerOf(alice).handlers.onRtp(layer(11, "low", 1));
      peerOf(alice).handlers.onRtp(layer(12, "hi", 1));
      await subscribe(bob, 2);
      for (let second = 0; second < 3; second += 1) {
        peerOf(alice).handlers.onRtp(layer(11, undefined, 2 + second, LATER_FRAME));
        meetings.clock.advance(1000);
      }
      peerOf(alice).handlers.onRtp(layer(11, undefined, 9, KEY_FRAME));
      expect(peerOf(bob).rtp).to.have.lengthOf(1);
    });
  });

  describe("with capabilities that change", () => {
    const update = (name: string, changed: Partial<Capabilities>) => {
      const attendee = meeting.attendees.get(`${name}-id`);
      if (attendee !== undefined) attendee.capabilities = capabilities(changed);
      meetings.store.touch(meeting);
    };

    it("stops the video of an attendee that may no longer send it", async () => {
      const alice = await enter("alice");
      const bob = await enter("bob");
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
      const alice = await enter("alice");
      const bob = await enter("bob");
      await publish(alice, 2000);
      await subscribe(bob, 1);
      await bob.taken("index");
      update("bob", { Video: "None" });
      expect((await bob.next("index")).sources).to.equal(undefined);
      peerOf(alice).handlers.onRtp(rtp(2000, VP8));
      expect(peerOf(bob).rtp).to.deep.equal([]);
    });

    it("silences an attendee that may no longer send audio, and sends none to one that may not receive", async () => {
      await enter("alice");
      await enter("bob");
      const [audio] = meetings.audios;
      const [aliceHears, bobHears] = [...(audio?.listeners ?? [])];
      const speaker = (name: string) => {
        const { handlers } = meetings.peers[name === "alice" ? 0 : 1] ?? {};
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
      const alice = await enter("alice");
      const bob = await enter("bob");
      const speak = (level: number) =>
        peerOf(alice).handlers.onRtp(rtp(1000, 111, { extensions: [[1, Buffer.from([0x80 | level])]] }));
      speak(40);
      speak(20);
      speak(50);
      meetings.clock.advance(200);
      expect(await bob.taken("audioMetadata")).to.deep.equal([
        { attendeeStates: [{ audioStreamId: 1, volume: 20, signalStrength: 2 }] },
      ]);
      meetings.clock.advance(1000);
      const silent = await bob.taken("audioMetadata");
      expect(silent.map(({ attendeeStates = [] }) => attendeeStates.map(({ volume }) => volume))).to.deep.equal([
        [127, 127],
      ]);
    });

    it("sends no level of one who is muted", async () => {
      const alice = await enter("alice");
      alice.send({ type: FrameType.AUDIO_CONTROL, audioControl: { muted: true } });
      await alice.ping();
      peerOf(alice).handlers.onRtp(rtp(1000, 111, { extensions: [[1, Buffer.from([20])]] }));
      meetings.clock.advance(200);
      expect(await alice.taken("audioMetadata")).to.deep.equal([]);
    });
  });

  describe("with data messages", () => {
    const message = (text: string, lifetimeMs = 0, topic = "chat") => ({
      type: FrameType.DATA_MESSAGE,
      dataMessage: { messages: [{ topic, data: Buffer.from(text), lifetimeMs }] },
    });

    it("delivers them to the others with sender and time, and not back to the sender", async () => {
      const alice = await enter("alice");
      const bob = await enter("bob");
      alice.send(message("hello"));
      expect((await bob.next("dataMessage")).messages).to.deep.equal([
        {
          topic: "chat",
          data: Buffer.from("hello"),
          lifetimeMs: 0,
          senderAttendeeId: "alice-id",
          ingestTimeNs: BigInt(meetings.clock.now()) * 1_000_000n,
          senderExternalUserId: "alice",
        },
      ]);
      expect(await alice.taken("dataMessage")).to.deep.equal([]);
    });

    it("keeps those with a lifetime for one who joins later, until it is over", async () => {
      const alice = await enter("alice");
      alice.send(message("short", 1000));
      alice.send(message("long", 10_000));
      alice.send(message("gone"));
      await alice.ping();
      meetings.clock.advance(5000);
      const bob = await enter("bob");
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
        const alice = await enter("alice");
        const bob = await enter("bob");
        alice.send(message(text, 0, topic));
        expect((await alice.next("notification")).message).to.be.a("string");
        expect(await bob.taken("dataMessage")).to.deep.equal([]);
      });
    }

    it("throttles more than 100 in a second, with the time 0 to the sender alone", async () => {
      const alice = await enter("alice");
      const bob = await enter("bob");
      for (let count = 0; count < 101; count += 1) alice.send(message(String(count)));
      const [throttled] = await alice.taken("dataMessage");
      expect(throttled?.messages?.[0]).to.deep.include({ data: Buffer.from("100"), ingestTimeNs: 0n });
      expect(await bob.taken("dataMessage")).to.have.lengthOf(100);
    });
  });

  describe("with replicas", () => {
    it("shows the primary meeting to attendees of a replica, and not the other way round", async () => {
      const replica = meetings.addMeeting("r", "m");
      meetings.addAttendee(replica, "viewer");
      const alice = await enter("alice");
      await alice.taken("audioStreamIdInfo");
      const viewer = await meetings.join(replica, "viewer-token");
      viewer.send({ type: FrameType.SUBSCRIBE, sub: { duplex: 1, sdpOffer: offer() } });
      await viewer.next("suback");
      meetings.peers.at(-1)?.handlers.onConnected();
      const { streams = [] } = await viewer.next("audioStreamIdInfo");
      expect(streams.map(({ externalUserId }) => externalUserId)).to.deep.equal(["alice", "viewer"]);
      expect(await alice.taken("audioStreamIdInfo")).to.deep.equal([]);
      await publish(alice, 2000);
      expect((await viewer.next("index")).sources?.[0]?.attendeeId).to.equal("alice-id");
      expect((await publish(viewer, 3000)).allocations).to.equal(undefined);
    });

    it("promotes an attendee of a replica with the credentials of an attendee of the primary meeting", async () => {
      const replica = meetings.addMeeting("r", "m");
      meetings.addAttendee(replica, "viewer");
      const { attendeeId, externalUserId, joinToken } = meetings.addAttendee(meeting, "guest");
      const alice = await enter("alice");
      const viewer = await meetings.enter(replica, "viewer-token");
      await alice.taken("audioStreamIdInfo");
      const join = (token: string) =>
        viewer.send({
          type: FrameType.PRIMARY_MEETING_JOIN,
          primaryMeetingJoin: { credentials: { attendeeId, externalUserId, joinToken: token } },
        });
      join("wrong");
      expect((await viewer.next("error")).status).to.equal(403);
      join(joinToken);
      await viewer.next("primaryMeetingJoinAck");
      expect((await alice.next("audioStreamIdInfo")).streams?.[0]?.externalUserId).to.equal("guest");
      await viewer.taken("index");
      expect((await publish(viewer, 3000)).allocations).to.have.lengthOf(1);
      expect((await viewer.next("index")).sources).to.equal(undefined);
      expect((await alice.taken("index")).at(-1)?.sources?.[0]?.attendeeId).to.equal("guest-id");
      meeting.attendees.delete(attendeeId);
      meetings.store.touch(meeting);
      await viewer.next("primaryMeetingLeave");
      expect((await alice.next("audioStreamIdInfo")).streams?.[0]).to.have.all.keys("audioStreamId");
      expect((await alice.next("index")).sources).to.equal(undefined);
    });

    it("ends the sessions of the replicas with the primary meeting", async () => {
      const replica = meetings.addMeeting("r", "m");
      meetings.addAttendee(replica, "viewer");
      const viewer = await meetings.enter(replica, "viewer-token");
      meetings.store.end(meeting, meetings.clock.now());
      expect(await viewer.next("audioStatus")).to.deep.equal({ audioStatus: 410 });
    });
  });

  describe("with a transcription", () => {
    const statusOf = async (client: TestClient) => {
      const { messages = [] } = await client.next("dataMessage");
      expect(messages[0]?.topic).to.equal("aws:chime:transcription");
      return decode(TRANSCRIPT_FRAME, messages[0]?.data ?? Buffer.alloc(0)).events?.[0];
    };

    it("sends its start and its stop, the start also to one who joins later", async () => {
      const alice = await enter("alice");
      meeting.transcription = { EngineTranscribeSettings: { LanguageCode: "en-US" } };
      meetings.store.touch(meeting);
      const started = (await statusOf(alice))?.status;
      expect(started).to.include({ type: 1, transcriptionRegion: "us-east-1" });
      expect(started?.transcriptionConfiguration).to.contain("en-US");
      const bob = await enter("bob");
      expect((await statusOf(bob))?.status?.type).to.equal(1);
      meeting.transcription = undefined;
      meetings.store.touch(meeting);
      expect((await statusOf(alice))?.status?.type).to.equal(4);
    });

    it("delivers a text with its speaker and its words", async () => {
      const alice = await enter("alice");
      meetings.media.sendTranscript(meeting, {
        speakerAttendeeId: "alice-id",
        speakerExternalUserId: "alice",
        text: "Hello world.",
        isPartial: false,
        resultId: "one",
        languageCode: "en-US",
        startTime: 1,
        endTime: 2,
      });
      const result = (await statusOf(alice))?.transcript?.results?.[0];
      expect(result).to.include({ resultId: "one", isPartial: false, startTime: 1n, endTime: 2n });
      expect(result?.alternatives?.[0]?.transcript).to.equal("Hello world.");
      expect(result?.alternatives?.[0]?.items?.map(({ content }) => content)).to.deep.equal(["Hello", "world."]);
    });
  });

  it("stops its timers when its last member has left", async () => {
    const alice = await enter("alice");
    const { timers } = meetings.clock;
    alice.send({ type: FrameType.LEAVE, leave: {} });
    await alice.next("leaveAck");
    // Those of the volumes, of the reports and of the bitrates.
    expect(meetings.clock.timers).to.equal(timers - 3);
  });
});
