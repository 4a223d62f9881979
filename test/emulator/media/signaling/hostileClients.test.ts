import { once } from "node:events";
import { connect } from "node:net";
import { expect } from "chai";
import fc from "fast-check";
import { WebSocket } from "ws";
import { FrameType } from "../../../../emulator/media/signaling/frames";
import type { SIGNAL_FRAME } from "../../../../emulator/media/signaling/messages";
import type { Message } from "../../../../emulator/media/signaling/protobuf";
import type { MeetingRecord } from "../../../../emulator/state/records";
import { JoinableMeetings } from "../joinableMeetings";
import { offer } from "../offer";
import type { TestClient } from "../testClient";

type Frame = Message<typeof SIGNAL_FRAME>;

describe("A hostile signaling client", () => {
  let meetings: JoinableMeetings;
  let meeting: MeetingRecord;
  let alice: TestClient;

  beforeEach(async () => {
    meetings = new JoinableMeetings();
    await meetings.start();
    meeting = meetings.addMeeting("m");
    for (const name of ["alice", "mallory"]) meetings.addAttendee(meeting, name);
    alice = await meetings.enter(meeting, "alice-token");
  });
  afterEach(async () => {
    // Whatever has happened, the other client was not disturbed, and nothing has failed in the emulator.
    expect(await alice.ping()).to.equal(7);
    expect(meetings.failures).to.deep.equal([]);
    await meetings.stop();
  });

  const CLOSED: readonly (readonly [string, Buffer | string, number])[] = [
    ["text", "hello", 1008],
    ["nothing", Buffer.alloc(0), 1008],
    ["another first byte", Buffer.from([1, 2, 3]), 1008],
    ["a frame that is cut off", Buffer.from([5, 8, 1, 16]), 1008],
    ["a frame without a type", Buffer.from([5, 8, 1]), 1008],
    ["a message of 1 MB", Buffer.alloc(1024 * 1024, 5), 1009],
  ];
  for (const [what, bytes, code] of CLOSED) {
    it(`that sends ${what} is closed with ${code}`, async () => {
      const mallory = await meetings.open("m", "mallory-token");
      mallory.sendBytes(bytes);
      expect(await mallory.closed).to.equal(code);
    });
  }

  it("that sends more than 500 frames in a second is closed with 1008", async () => {
    const mallory = await meetings.open("m", "mallory-token");
    for (let count = 0; count < 501; count += 1) {
      mallory.send({ type: FrameType.PING_PONG, pingPong: { type: 1, pingId: count } });
    }
    expect(await mallory.closed).to.equal(1008);
  });

  it("that sends frames of every type before its JOIN has no effect", async () => {
    const mallory = await meetings.open("m", "wrong");
    for (const type of Object.values(FrameType))
      if (type !== FrameType.JOIN && type !== FrameType.LEAVE) mallory.send({ type });
    mallory.send({ type: FrameType.AUDIO_CONTROL, audioControl: { muted: true } });
    mallory.send({
      type: FrameType.DATA_MESSAGE,
      dataMessage: { messages: [{ topic: "chat", data: Buffer.from("x") }] },
    });
    await mallory.ping();
    expect(meetings.media.describe(meeting)).to.have.lengthOf(1);
    expect(await alice.taken("dataMessage")).to.deep.equal([]);
  });

  it("that joins twice on one connection is admitted once", async () => {
    const mallory = await meetings.join(meeting, "mallory-token");
    mallory.send({ type: FrameType.JOIN, join: { audioSessionId: 9n } });
    expect(await mallory.taken("joinack")).to.have.lengthOf(1);
    expect(meetings.media.describe(meeting)).to.have.lengthOf(2);
  });

  it("that sends frames without content, or with any, changes nothing for the others", async function () {
    this.timeout(20_000);
    const mallory = await meetings.join(meeting, "mallory-token");
    const anyFrame: fc.Arbitrary<Frame> = fc.record(
      {
        type: fc.constantFrom(...Object.values(FrameType).filter((type) => type !== FrameType.LEAVE)),
        sub: fc.record(
          {
            duplex: fc.nat(4),
            sdpOffer: fc.oneof(fc.string(), fc.constant(offer([{ mid: "1", direction: "sendrecv", ssrc: 5 }]))),
            receiveStreamIds: fc.array(fc.nat(3), { maxLength: 3 }),
            sendStreams: fc.array(fc.record({ mediaType: fc.nat(3), maxBitrateKbps: fc.nat() }), { maxLength: 3 }),
            compressedSdpOffer: fc.uint8Array().map((bytes) => Buffer.from(bytes)),
          },
          { requiredKeys: [] },
        ),
        pause: fc.record({ streamIds: fc.array(fc.nat()), groupIds: fc.array(fc.nat()) }, { requiredKeys: [] }),
        pingPong: fc.record({ type: fc.nat(3), pingId: fc.constant(7) }),
        remoteVideoUpdate: fc.record(
          {
            addedOrUpdatedVideoSubscriptions: fc.array(
              fc.record({ mid: fc.string(), streamId: fc.nat(3), targetBitrateKbps: fc.nat() }, { requiredKeys: [] }),
            ),
            removedVideoSubscriptionMids: fc.array(fc.string()),
          },
          { requiredKeys: [] },
        ),
        dataMessage: fc.record(
          { messages: fc.array(fc.record({ topic: fc.string(), lifetimeMs: fc.nat() }, { requiredKeys: [] })) },
          { requiredKeys: [] },
        ),
        primaryMeetingJoin: fc.record({}, { requiredKeys: [] }),
      },
      { requiredKeys: ["type"] },
    );
    await fc.assert(
      fc.asyncProperty(anyFrame, async (frame) => {
        mallory.send(frame);
        // The clock moves, or the limit of frames would end the connection.
        meetings.clock.advance(10);
        expect(await mallory.ping()).to.equal(7);
        expect(meetings.failures).to.deep.equal([]);
      }),
      { numRuns: 300 },
    );
  });

  it("that sends any media has no effect beyond its own streams", async () => {
    const mallory = await meetings.enter(meeting, "mallory-token");
    mallory.send({
      type: FrameType.SUBSCRIBE,
      sub: {
        duplex: 3,
        sdpOffer: offer([{ mid: "1", direction: "sendrecv", rids: ["low", "hi"] }]),
        sendStreams: [{ mediaType: 2, maxBitrateKbps: 300 }],
      },
    });
    await mallory.next("suback");
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 60 }),
        fc.constantFrom(0x80, 0x90, 0x9f),
        fc.constantFrom(96, 111, 200, 206),
        (bytes, first, second) => {
          const packet = Buffer.concat([Buffer.from([first, second]), Buffer.from(bytes)]);
          mallory.peer?.handlers.onRtp(packet);
          mallory.peer?.handlers.onRtcp(packet);
        },
      ),
      { numRuns: 3000 },
    );
    const sends = meetings.media.describe(meeting).find(({ externalUserId }) => externalUserId === "mallory")?.sends;
    expect(sends?.length).to.be.at.most(8);
    meetings.clock.advance(5000);
  });

  it("that floods the emulator with joins leaves nothing behind", async () => {
    const flood = await Promise.all(
      Array.from({ length: 100 }, async (_, index) => {
        const client = await meetings.open(index % 2 === 0 ? "m" : "unknown", "mallory-token");
        client.send({ type: FrameType.JOIN, join: { audioSessionId: BigInt(index) } });
        return client;
      }),
    );
    await Promise.all(flood.filter((_, index) => index % 2 === 1).map(({ closed }) => closed));
    // Each of the others has replaced the one before.
    for (const client of flood) client.terminate();
    await Promise.all(flood.map(({ closed }) => closed));
    const last = await meetings.join(meeting, "mallory-token");
    await last.ping();
    expect(meetings.media.describe(meeting)).to.have.lengthOf(2);
    expect(meetings.peers).to.have.lengthOf(1);
  });

  it("that opens a connection without the subprotocol, or at another path, is refused", async () => {
    for (const [path, protocols] of [
      ["/control/m", []],
      ["/control/m", ["other"]],
      ["/other", ["_aws_wt_session", "alice-token"]],
    ] as const) {
      const socket = new WebSocket(`${meetings.url}${path}`, [...protocols]);
      const [error] = await once(socket, "error").catch((cause: unknown) => [cause]);
      expect(String(error)).to.match(/Unexpected server response: 40[04]/);
    }
  });

  it("that breaks the WebSocket protocol is cut off", async () => {
    const { port } = new URL(meetings.url);
    const socket = connect(Number(port), "127.0.0.1");
    socket.write(
      "GET /control/m HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n" +
        "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Protocol: _aws_wt_session, mallory-token\r\n\r\n",
    );
    await once(socket, "data");
    // A frame that is not masked, which a client must not send.
    socket.write(Buffer.from([0x82, 0x02, 5, 8]));
    socket.resume();
    await once(socket, "close");
  });

  it("that does not read its messages is cut off, and the others get theirs", async () => {
    const mallory = await meetings.enter(meeting, "mallory-token");
    mallory.pause();
    const message = { topic: "chat", data: Buffer.alloc(2048, 1) };
    for (let count = 0; count < 8000; count += 1) {
      meetings.clock.advance(20);
      alice.send({ type: FrameType.DATA_MESSAGE, dataMessage: { messages: [message, message] } });
      if (count % 200 === 0) await alice.ping();
    }
    await alice.ping();
    expect(meetings.media.describe(meeting).map(({ externalUserId }) => externalUserId)).to.deep.equal(["alice"]);
  });
});
