import { expect } from "chai";
import { decodeFrame, encodeFrame, FrameType } from "../../../../emulator/media/signaling/frames";
import { ProtobufError } from "../../../../emulator/media/signaling/protobuf";

/** Frames that the encoder of amazon-chime-sdk-js 3.32.0 made. */
const RECORDED = {
  join: "0508fbdddbbba134100122450802180222312a064368726f6d65320a3135362e302e383037383a13616d617a6f6e2d6368696d652d73646b2d6a734206332e33322e3030ffffffff0f3800500158025803",
  subscribe:
    "0508fbdddbbba134100332510803122b0802100f18f80a2217416d617a6f6e4368696d6545787072657373566964656f300238c0b95542016148021800180718ac022205763d300d0a2a016838014a0d0a01321201621807200128d804",
  dataMessage: "0508fbdddbbba1341016ba01100a0e0a04636861741202686918e0a712",
};

const decodeHex = (hex: string) => decodeFrame(Buffer.from(hex, "hex"));

describe("A signaling frame", () => {
  it("of the type JOIN is decoded as the SDK encodes it", () => {
    const frame = decodeHex(RECORDED.join);
    expect(frame.type).to.equal(FrameType.JOIN);
    expect(frame.timestampMs).to.equal(1795690000123n);
    expect(frame.join).to.deep.equal({
      protocolVersion: 2,
      flags: 2,
      clientDetails: {
        platformName: "Chrome",
        platformVersion: "156.0.8078",
        clientSource: "amazon-chime-sdk-js",
        chimeSdkVersion: "3.32.0",
      },
      audioSessionId: 4294967295n,
      wantsCompressedSdp: false,
      serverSideNetworkAdaption: 1,
      supportedServerSideNetworkAdaptions: [2, 3],
    });
  });

  it("of the type SUBSCRIBE is decoded as the SDK encodes it", () => {
    const frame = decodeHex(RECORDED.subscribe);
    expect(frame.type).to.equal(FrameType.SUBSCRIBE);
    expect(frame.sub?.receiveStreamIds).to.deep.equal([0, 7, 300]);
    expect(frame.sub?.sdpOffer).to.equal("v=0\r\n");
    expect(frame.sub?.sendStreams?.[0]).to.include({ streamId: 2, mediaType: 2, maxBitrateKbps: 1400, framerate: 15 });
    expect(frame.sub?.videoSubscriptionConfiguration?.[0]).to.deep.equal({
      mid: "2",
      attendeeId: "b",
      streamId: 7,
      priority: 1,
      targetBitrateKbps: 600,
    });
  });

  it("of the type DATA_MESSAGE is decoded as the SDK encodes it", () => {
    const frame = decodeHex(RECORDED.dataMessage);
    expect(frame.type).to.equal(FrameType.DATA_MESSAGE);
    expect(frame.dataMessage?.messages).to.deep.equal([{ topic: "chat", data: Buffer.from("hi"), lifetimeMs: 300000 }]);
  });

  it("to a client begins with the byte 5 and holds the time, the type and one field", () => {
    const bytes = encodeFrame({ audioStatus: { audioStatus: 410 } }, 1);
    expect(bytes.toString("hex")).to.equal("05" + "0801" + "1014" + "aa01" + "03" + "089a03");
  });

  it("keeps a time in nanoseconds exact", () => {
    const ingestTimeNs = 1_795_690_000_123_456_789n;
    const bytes = encodeFrame({ dataMessage: { messages: [{ topic: "chat", ingestTimeNs }] } }, 1);
    expect(decodeFrame(bytes).dataMessage?.messages?.[0]?.ingestTimeNs).to.equal(ingestTimeNs);
  });

  const BROKEN: readonly (readonly [string, string])[] = [
    ["an empty message", ""],
    ["another first byte", "0208011001"],
    ["no type", "050801"],
    ["a field that is cut off", "05080110013245"],
  ];
  for (const [what, hex] of BROKEN) {
    it(`with ${what} is rejected with a ProtobufError`, () => {
      expect(() => decodeHex(hex)).to.throw(ProtobufError);
    });
  }
});
