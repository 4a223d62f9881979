import { expect } from "chai";
import { FrameType } from "../../../../emulator/media/signaling/frames";
import { decode } from "../../../../emulator/media/signaling/protobuf";
import { TRANSCRIPT_FRAME } from "../../../../emulator/media/signaling/transcript";
import { offer } from "../offer";
import type { TestClient } from "../testClient";
import { publish, RunningRoom } from "./runningRoom";

describe("A room", () => {
  let room: RunningRoom;

  beforeEach(async () => {
    room = await RunningRoom.start();
  });
  afterEach(() => room.stop());

  describe("with replicas", () => {
    it("shows the primary meeting to attendees of a replica, and not the other way round", async () => {
      const replica = room.meetings.addMeeting("r", "m");
      room.meetings.addAttendee(replica, "viewer");
      const alice = await room.enter("alice");
      await alice.taken("audioStreamIdInfo");
      const viewer = await room.meetings.join(replica, "viewer-token");
      viewer.send({ type: FrameType.SUBSCRIBE, sub: { duplex: 1, sdpOffer: offer() } });
      await viewer.next("suback");
      room.meetings.peers.at(-1)?.handlers.onConnected();
      const { streams = [] } = await viewer.next("audioStreamIdInfo");
      expect(streams.map(({ externalUserId }) => externalUserId)).to.deep.equal(["alice", "viewer"]);
      expect(await alice.taken("audioStreamIdInfo")).to.deep.equal([]);
      await publish(alice, 2000);
      expect((await viewer.next("index")).sources?.[0]?.attendeeId).to.equal("alice-id");
      expect((await publish(viewer, 3000)).allocations).to.equal(undefined);
    });

    it("promotes an attendee of a replica with the credentials of an attendee of the primary meeting", async () => {
      const replica = room.meetings.addMeeting("r", "m");
      room.meetings.addAttendee(replica, "viewer");
      const { attendeeId, externalUserId, joinToken } = room.meetings.addAttendee(room.meeting, "guest");
      const alice = await room.enter("alice");
      const viewer = await room.meetings.enter(replica, "viewer-token");
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
      room.meeting.attendees.delete(attendeeId);
      room.meetings.store.touch(room.meeting);
      await viewer.next("primaryMeetingLeave");
      expect((await alice.next("audioStreamIdInfo")).streams?.[0]).to.have.all.keys("audioStreamId");
      expect((await alice.next("index")).sources).to.equal(undefined);
    });

    it("ends the sessions of the replicas with the primary meeting", async () => {
      const replica = room.meetings.addMeeting("r", "m");
      room.meetings.addAttendee(replica, "viewer");
      const viewer = await room.meetings.enter(replica, "viewer-token");
      room.meetings.store.end(room.meeting, room.meetings.clock.now());
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
      const alice = await room.enter("alice");
      room.meeting.transcription = { EngineTranscribeSettings: { LanguageCode: "en-US" } };
      room.meetings.store.touch(room.meeting);
      const started = (await statusOf(alice))?.status;
      expect(started).to.include({ type: 1, transcriptionRegion: "us-east-1" });
      expect(started?.transcriptionConfiguration).to.contain("en-US");
      const bob = await room.enter("bob");
      expect((await statusOf(bob))?.status?.type).to.equal(1);
      room.meeting.transcription = undefined;
      room.meetings.store.touch(room.meeting);
      expect((await statusOf(alice))?.status?.type).to.equal(4);
    });

    it("delivers a text with its speaker and its words", async () => {
      const alice = await room.enter("alice");
      room.meetings.media.sendTranscript(room.meeting, {
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
});
