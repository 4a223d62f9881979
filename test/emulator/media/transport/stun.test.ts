import { expect } from "chai";
import fc from "fast-check";
import { isStun, parseBindingRequest, writeBindingSuccess } from "../../../../emulator/media/transport/stun";

const hex = (text: string) => Buffer.from(text.replace(/\s/g, ""), "hex");

/** RFC 5769, section 2.1. */
const SAMPLE_REQUEST = hex(`
  00010058 2112a442 b7e7a701 bc34d686 fa87dfae
  80220010 5354554e 20746573 7420636c 69656e74
  00240004 6e0001ff
  80290008 932ff9b1 51263b36
  00060009 6576746a 3a683676 59202020
  00080014 9aeaa70c bfd8cb56 781ef2b5 b2d3f249 c1b571a2
  80280004 e57a3bcf`);
const PASSWORD = "VOkJxbRl1RmTxUk/WvJxBt";
const TRANSACTION = hex("b7e7a701bc34d686fa87dfae");

describe("STUN", () => {
  it("reads the sample request of RFC 5769", () => {
    const request = parseBindingRequest(SAMPLE_REQUEST);
    expect(request?.usernameFragment).to.equal("evtj");
    expect(request?.transactionId).to.deep.equal(TRANSACTION);
    expect(request?.isNominated).to.equal(false);
    expect(request?.isAuthentic(PASSWORD)).to.equal(true);
    expect(request?.isAuthentic(`${PASSWORD}x`)).to.equal(false);
  });

  it("does not authenticate a request that was changed", () => {
    const changed = Buffer.from(SAMPLE_REQUEST);
    changed[45] = (changed[45] as number) ^ 1;
    expect(parseBindingRequest(changed)?.isAuthentic(PASSWORD)).to.equal(false);
  });

  for (const [family, address, attribute] of [
    ["IPv4", "192.0.2.1", "00200008 0001a147 e112a643"],
    ["IPv4 mapped to IPv6", "::ffff:192.0.2.1", "00200008 0001a147 e112a643"],
    ["IPv6", "2001:db8:1234:5678:11:2233:4455:6677", "00200014 0002a147 0113a9fa a5d3f179 bc25f4b5 bed2b9d9"],
  ] as const) {
    it(`writes the mapped address of the sample responses: ${family}`, () => {
      const response = writeBindingSuccess(TRANSACTION, { address, port: 32_853 }, PASSWORD);
      expect(response.subarray(0, 4).toString("hex")).to.match(/^0101/);
      expect(response.readUInt16BE(2)).to.equal(response.length - 20);
      expect(response.subarray(20, 20 + hex(attribute).length)).to.deep.equal(hex(attribute));
    });
  }

  it("reads and writes shortened IPv6 addresses", () => {
    const mapped = (address: string) =>
      writeBindingSuccess(TRANSACTION, { address, port: 1 }, PASSWORD).subarray(24, 44);
    expect(mapped("::1")).to.deep.equal(mapped("0:0:0:0:0:0:0:1"));
    expect(mapped("fe80::1%eth0")).to.deep.equal(mapped("fe80:0:0:0:0:0:0:1"));
  });

  it("never throws, and takes nothing else for an authentic request", () => {
    const mutations = fc.tuple(
      fc.nat(SAMPLE_REQUEST.length - 1),
      fc.integer({ min: 1, max: 255 }),
      fc.nat(SAMPLE_REQUEST.length),
    );
    fc.assert(
      fc.property(mutations, ([at, flip, length]) => {
        const message = Buffer.from(SAMPLE_REQUEST);
        message[at] = (message[at] as number) ^ flip;
        const cut = message.subarray(0, length);
        const request = parseBindingRequest(cut);
        // The integrity covers all that comes before it.
        if (at < 80) expect(request?.isAuthentic(PASSWORD) ?? false).to.equal(false);
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const message = Buffer.from(bytes);
        if (!isStun(message)) expect(parseBindingRequest(message)).to.equal(undefined);
      }),
    );
  });
});
