import { expect } from "chai";
import fc from "fast-check";
import { matchingPayloadType } from "../../../../emulator/media/room/video/codec";
import { beginsKeyFrame } from "../../../../emulator/media/room/video/keyFrame";
import { RtpRewriter } from "../../../../emulator/media/room/video/rtpRewriter";

describe("A payload type", () => {
  const offered = [
    { payloadType: 96, name: "VP8", parameters: "" },
    { payloadType: 98, name: "VP9", parameters: "profile-id=0" },
    { payloadType: 100, name: "VP9", parameters: "profile-id=2" },
    {
      payloadType: 102,
      name: "H264",
      parameters: "level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42001f",
    },
    { payloadType: 104, name: "H264", parameters: "packetization-mode=0;profile-level-id=42001f" },
    { payloadType: 106, name: "H264", parameters: "packetization-mode=1;profile-level-id=42e01f" },
    { payloadType: 45, name: "AV1", parameters: "level-idx=5;profile=0;tier=0" },
  ];
  const CASES: readonly (readonly [string, string, number | undefined])[] = [
    ["VP8", "", 96],
    ["vp8", "", 96],
    ["VP9", "", 98],
    ["VP9", "profile-id=2", 100],
    ["VP9", "profile-id=1", undefined],
    ["H264", "packetization-mode=1;profile-level-id=42001E", 102],
    ["H264", "profile-level-id=420034", 104],
    ["H264", "profile-level-id=42e034;packetization-mode=1", 106],
    ["H264", "profile-level-id=640034;packetization-mode=1", undefined],
    ["AV1", "", 45],
    ["H265", "", undefined],
  ];
  for (const [name, parameters, expected] of CASES) {
    it(`of ${name} with "${parameters}" is ${expected ?? "none"} for the receiver`, () => {
      expect(matchingPayloadType({ payloadType: 1, name, parameters }, offered)).to.equal(expected);
    });
  }
});

describe("The beginning of a key frame", () => {
  const CASES: readonly (readonly [string, string, string, boolean])[] = [
    ["VP8", "a first packet of a key frame", "10 50", true],
    ["VP8", "a first packet of another frame", "10 51", false],
    ["VP8", "a later packet of a key frame", "00 50", false],
    ["VP8", "a picture id of 15 bits and temporal layers", "90 e0 80 01 02 03 50", true],
    ["VP8", "a descriptor that is cut off", "90 e0", false],
    ["VP9", "a frame that is not predicted", "88", true],
    ["VP9", "a frame that is predicted", "c8", false],
    ["VP9", "a later packet", "80", false],
    ["H264", "parameter sets", "67 42", true],
    ["H264", "an IDR picture", "65 00", true],
    ["H264", "another picture", "61 00", false],
    ["H264", "an aggregation with parameter sets", "78 0002 6801 0002 6700", true],
    ["H264", "an aggregation without them", "78 0002 6801", false],
    ["H264", "the first fragment of an IDR picture", "7c 85", true],
    ["H264", "a later fragment of an IDR picture", "7c 05", false],
    ["AV1", "a new coded video sequence", "18", true],
    ["AV1", "a sequence that goes on", "10", false],
    ["H265", "any packet of an unknown codec", "10", false],
  ];
  for (const [codec, what, hex, expected] of CASES) {
    it(`is ${expected ? "" : "not "}seen in ${what} of ${codec}`, () => {
      expect(beginsKeyFrame(codec, Buffer.from(hex.replaceAll(" ", ""), "hex"))).to.equal(expected);
    });
  }

  it("is looked for without an error in any bytes", () => {
    fc.assert(
      fc.property(fc.constantFrom("VP8", "VP9", "H264", "AV1"), fc.uint8Array({ maxLength: 40 }), (codec, bytes) => {
        beginsKeyFrame(codec, Buffer.from(bytes));
      }),
    );
  });
});

describe("The rewriter of RTP", () => {
  const packet = (sequence: number, timestamp: number) => {
    const bytes = Buffer.alloc(13);
    bytes[0] = 0x80;
    bytes[1] = 0x80 | 96;
    bytes.writeUInt16BE(sequence, 2);
    bytes.writeUInt32BE(timestamp, 4);
    return bytes;
  };
  const read = (bytes: Buffer) => [bytes.readUInt16BE(2), bytes.readUInt32BE(4)];
  const target = { ssrc: 7, payloadType: 98 };

  it("keeps numbers, marker and gaps of the first source", () => {
    const rewriter = new RtpRewriter();
    const first = rewriter.rewrite("a", packet(65_535, 10), target, 0);
    expect([first[1], first.readUInt32BE(8)]).to.deep.equal([0x80 | 98, 7]);
    expect(read(first)).to.deep.equal([65_535, 10]);
    expect(read(rewriter.rewrite("a", packet(2, 20), target, 1))).to.deep.equal([2, 20]);
  });

  it("goes on with the next number and the time that has passed at a change of the source", () => {
    const rewriter = new RtpRewriter();
    rewriter.rewrite("a", packet(65_535, 4_294_967_290), target, 0);
    expect(read(rewriter.rewrite("b", packet(500, 1000), target, 100))).to.deep.equal([0, 8994]);
    expect(read(rewriter.rewrite("b", packet(502, 4000), target, 133))).to.deep.equal([2, 11_994]);
    // One that comes late keeps its place.
    expect(read(rewriter.rewrite("b", packet(501, 4000), target, 140))).to.deep.equal([1, 11_994]);
    rewriter.restart();
    expect(read(rewriter.rewrite("b", packet(9, 0), target, 143))).to.deep.equal([3, 12_894]);
  });

  it("drops header extensions and contributing sources", () => {
    const bytes = Buffer.concat([
      Buffer.from([0x91, 96, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1]),
      Buffer.from([0, 0, 0, 9, 0xbe, 0xde, 0, 1, 0x10, 20, 0, 0]),
      Buffer.from("payload"),
    ]);
    const out = new RtpRewriter().rewrite("a", bytes, target, 0);
    expect(out[0]).to.equal(0x80);
    expect(out.subarray(12).toString()).to.equal("payload");
  });
});
