import { expect } from "chai";
import { FrameType } from "../../../../emulator/media/signaling/frames";
import { offer } from "../offer";
import type { TestClient } from "../testClient";
import { capabilities, peerOf, publish, RunningRoom, rtp, subscribe, VP8 } from "./runningRoom";

describe("A room", () => {
  let room: RunningRoom;

  beforeEach(async () => {
    room = await RunningRoom.start();
  });
  afterEach(() => room.stop());

  describe("with a camera", () => {
    it("allocates a stream, sends the index to all, and forwards its packets under the receiver's own source", async () => {
      const alice = await room.enter("alice");
      const bob = await room.enter("bob");
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
      const alice = await room.enter("alice");
      const bob = await room.enter("bob");
      await publish(alice, 2000);
      const { tracks = [] } = await subscribe(bob, 1);
      const requests = () => peerOf(alice).rtcp.filter((packet) => packet[1] === 206 && packet[0] === 0x81);
      expect(requests().map((packet) => packet.readUInt32BE(8))).to.deep.equal([2000]);
      const pli = Buffer.from("81ce00020000000100000000", "hex");
      pli.writeUInt32BE(tracks[0]?.ssrc ?? 0, 8);
      peerOf(bob).handlers.onRtcp(pli);
      expect(requests()).to.have.lengthOf(1);
      room.meetings.clock.advance(300);
      peerOf(bob).handlers.onRtcp(pli);
      expect(requests()).to.have.lengthOf(2);
    });

    it("forwards nothing while a receiver has paused the stream, and goes on without a gap", async () => {
      const alice = await room.enter("alice");
      const bob = await room.enter("bob");
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
      const alice = await room.enter("alice");
      const bob = await room.enter("bob");
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
      const alice = await room.enter("alice");
      await publish(alice, 2000);
      expect((await publish(alice, 2000)).allocations?.[0]).to.include({ streamId: 1, groupId: 1 });
    });

    it("refuses one of an attendee that may not send video with the error 206", async () => {
      const alice = await room.enter("alice", capabilities({ Video: "Receive" }));
      expect((await publish(alice, 2000)).allocations).to.equal(undefined);
      expect((await alice.next("error")).status).to.equal(206);
    });

    it("writes receiver reports and a bitrate limit to the sender each second", async () => {
      const alice = await room.enter("alice");
      await publish(alice, 2000);
      peerOf(alice).handlers.onRtp(rtp(2000, VP8, { sequence: 1 }));
      peerOf(alice).handlers.onRtp(rtp(2000, VP8, { sequence: 3 }));
      room.meetings.clock.advance(1000);
      const report = peerOf(alice).rtcp.find((packet) => packet[1] === 201);
      expect(report?.readUInt32BE(8)).to.equal(2000);
      expect(report?.[12]).to.equal(Math.floor(256 / 3));
      expect(report?.subarray(32).toString("latin1")).to.contain("REMB");
      const [{ sends = [] } = {}] = room.meetings.media.describe(room.meeting);
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
      const alice = await room.enter("alice");
      const bob = await room.enter("bob");
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
      const alice = await room.enter("alice");
      const bob = await room.enter("bob");
      await publishLayers(alice);
      peerOf(alice).handlers.onRtp(layer(11, "low", 1));
      peerOf(alice).handlers.onRtp(layer(12, "hi", 1));
      await subscribe(bob, 2);
      peerOf(alice).handlers.onRtp(layer(11, undefined, 2, Buffer.from("low")));
      peerOf(alice).handlers.onRtp(layer(12, undefined, 2, Buffer.from("hi")));
      expect(peerOf(bob).rtp.map((packet) => packet.subarray(12).toString())).to.deep.equal(["hi"]);
    });

    it("forwards the largest layer within the target bitrate of the receiver", async () => {
      const alice = await room.enter("alice");
      const bob = await room.enter("bob");
      await publishLayers(alice);
      peerOf(alice).handlers.onRtp(layer(11, "low", 1));
      peerOf(alice).handlers.onRtp(layer(12, "hi", 1));
      await subscribe(bob, 2, 600);
      peerOf(alice).handlers.onRtp(layer(12, undefined, 2, Buffer.from("hi")));
      peerOf(alice).handlers.onRtp(layer(11, undefined, 2, Buffer.from("low")));
      expect(peerOf(bob).rtp.map((packet) => packet.subarray(12).toString())).to.deep.equal(["low"]);
    });

    it("changes the layer at a key frame, with continuous sequence numbers", async () => {
      const alice = await room.enter("alice");
      const bob = await room.enter("bob");
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
      const alice = await room.enter("alice");
      const bob = await room.enter("bob");
      await publishLayers(alice);
      peerOf(alice).handlers.onRtp(layer(11, "low", 1));
      peerOf(alice).handlers.onRtp(layer(12, "hi", 1));
      await subscribe(bob, 2);
      for (let second = 0; second < 3; second += 1) {
        peerOf(alice).handlers.onRtp(layer(11, undefined, 2 + second, LATER_FRAME));
        room.meetings.clock.advance(1000);
      }
      peerOf(alice).handlers.onRtp(layer(11, undefined, 9, KEY_FRAME));
      expect(peerOf(bob).rtp).to.have.lengthOf(1);
    });
  });
});
