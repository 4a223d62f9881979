import { expect } from "chai";
import fc from "fast-check";
import { ReceiverStatistics } from "../../../../emulator/media/rtp/receiverStatistics";
import { parseRtcp, writePli, writeReceiverReport, writeRemb } from "../../../../emulator/media/rtp/rtcp";
import { headerLength, readExtension } from "../../../../emulator/media/rtp/rtp";

const hex = (text: string) => Buffer.from(text.replace(/\s/g, ""), "hex");

/** With one contributing source and an extension of one-byte elements: 1 = aa, padding, 3 = bbcc. */
const ONE_BYTE = hex("916f0001 00000000 00000001 00000002 bede0002 10aa0031 bbcc0000 ff");
const TWO_BYTE = hex("906f0001 00000000 00000001 10000002 0101aa00 0302bbcc ff");

function packetOf(sequence: number): Buffer {
  const packet = Buffer.alloc(20);
  packet.writeUInt16BE(sequence & 0xffff, 2);
  return packet;
}

describe("RTP", () => {
  it("has a header with contributing sources and an extension", () => {
    expect(headerLength(ONE_BYTE)).to.equal(28);
    expect(headerLength(hex("806f0001 00000000 00000001 ff"))).to.equal(12);
  });

  it("has extension elements with headers of one byte and of two", () => {
    for (const packet of [ONE_BYTE, TWO_BYTE]) {
      expect(readExtension(packet, 1)).to.deep.equal(hex("aa"));
      expect(readExtension(packet, 3)).to.deep.equal(hex("bbcc"));
      expect(readExtension(packet, 2)).to.equal(undefined);
    }
  });

  it("never makes the parsers throw", () => {
    const bytes = fc.uint8Array({ maxLength: 60 });
    fc.assert(
      fc.property(fc.constantFrom(ONE_BYTE, TWO_BYTE), bytes, fc.nat(40), (packet, tail, cut) => {
        const mixed = Buffer.concat([packet.subarray(0, cut), tail]);
        readExtension(mixed, 3);
        parseRtcp(mixed);
        expect(headerLength(mixed) ?? 0).to.be.at.most(mixed.length);
      }),
    );
  });
});

describe("RTCP", () => {
  it("finds sender reports and requests for key frames in a compound packet", () => {
    const senderReport = hex("80c80006 00000007 11112222 33334444 00000960 00000001 00000002");
    const intraRequest = hex("84ce0004 00000001 00000000 00000009 01000000");
    expect(parseRtcp(Buffer.concat([senderReport, writePli(1, 8), intraRequest]))).to.deep.equal([
      { kind: "senderReport", ssrc: 7, ntpMiddle: 0x22223333, rtpTimestamp: 0x960 },
      { kind: "keyFrameRequest", mediaSsrcs: [8] },
      { kind: "keyFrameRequest", mediaSsrcs: [9] },
    ]);
  });

  it("writes the estimated bitrate with mantissa and exponent", () => {
    const remb = writeRemb(1, 2_500_000, [5, 6]);
    expect(remb.subarray(12, 16).toString()).to.equal("REMB");
    const value = remb.readUIntBE(17, 3);
    expect((value & 0x3ffff) * 2 ** (value >> 18)).to.be.within(2_499_000, 2_500_000);
    expect(remb.readUInt16BE(2)).to.equal(remb.length / 4 - 1);
  });

  it("reports losses, wraps and the delay since the last sender report", () => {
    const statistics = new ReceiverStatistics(7);
    for (const sequence of [65_534, 65_535, 65_537, 65_538]) statistics.onPacket(packetOf(sequence), 0);
    statistics.onSenderReport({ kind: "senderReport", ssrc: 7, ntpMiddle: 0xabcd, rtpTimestamp: 0 }, 1000);
    expect(statistics.lost).to.equal(1);
    const block = statistics.takeReport(1500);
    expect(block).to.include({ ssrc: 7, totalLost: 1, highestSequence: 65_538, lastSenderReport: 0xabcd });
    expect(block.fractionLost).to.equal(Math.floor(256 / 5));
    expect(block.delaySinceLastSenderReport).to.equal(32_768);
    statistics.onPacket(packetOf(65_539), 1500);
    expect(statistics.takeReport(1500).fractionLost).to.equal(0);
    const report = writeReceiverReport(1, [block]);
    expect(report.length).to.equal(32);
    expect(report[1]).to.equal(201);
    expect(report.readIntBE(13, 3)).to.equal(1);
  });
});
