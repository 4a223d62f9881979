import { expect } from "chai";
import fc from "fast-check";
import { frame, Unframer } from "../../../../emulator/media/transport/tcpFraming";

describe("RFC 4571 framing", () => {
  it("restores packets from a stream that is cut anywhere", () => {
    const packets = fc.array(fc.uint8Array({ maxLength: 100 }), { maxLength: 10 });
    fc.assert(
      fc.property(packets, fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }), (sent, cuts) => {
        const stream = Buffer.concat(sent.map((packet) => frame(Buffer.from(packet))));
        const unframer = new Unframer();
        const received: Buffer[] = [];
        for (let at = 0, turn = 0; at < stream.length; turn += 1) {
          const end = at + (cuts[turn % cuts.length] as number);
          received.push(...unframer.add(stream.subarray(at, end)).packets.map((packet) => Buffer.from(packet)));
          at = end;
        }
        expect(received).to.deep.equal(sent.map((packet) => Buffer.from(packet)));
      }),
    );
  });

  it("recognizes a stream with another framing", () => {
    expect(new Unframer().add(Buffer.from("GET / HTTP/1.1")).isValid).to.equal(false);
  });
});
