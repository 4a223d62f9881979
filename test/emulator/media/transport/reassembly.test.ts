import { randomBytes } from "node:crypto";
import { expect } from "chai";
import fc from "fast-check";
import { Reassembly, writeMessage } from "../../../../emulator/media/transport/dtls/reassembly";

describe("The fragments of a handshake message", () => {
  const body = randomBytes(300);

  it("are put together in any order and size, with overlaps and repetitions", () => {
    const cut = fc.record({ start: fc.integer({ min: 0, max: 299 }), length: fc.integer({ min: 1, max: 300 }) });
    fc.assert(
      fc.property(fc.array(cut, { maxLength: 20 }), (cuts) => {
        const found: Buffer[] = [];
        const reassembly = new Reassembly();
        const add = (start: number, end: number) =>
          reassembly.add(
            writeMessage({ type: 1, sequence: 0, body }, start, end),
            (message) => found.push(message.body),
            () => undefined,
          );
        for (const { start, length } of cuts) add(start, Math.min(300, start + length));
        add(150, 300);
        add(0, 150);
        expect(found).to.deep.equal([body]);
      }),
    );
  });

  it("are rejected beyond 64 of them, and beyond 16 kB", () => {
    const reassembly = new Reassembly();
    const ignore = () => undefined;
    const add = (start: number) =>
      reassembly.add(writeMessage({ type: 1, sequence: 0, body }, start, start + 1), ignore, ignore);
    for (let start = 0; start < 64; start += 1) add(start);
    expect(() => add(64)).to.throw("too many fragments");
    const large = writeMessage({ type: 1, sequence: 0, body: Buffer.alloc(16 * 1024 + 1) }, 0, 1);
    expect(() => new Reassembly().add(large, ignore, ignore)).to.throw("too long");
  });
});
