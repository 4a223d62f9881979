import { expect } from "chai";
import fc from "fast-check";
import {
  decode,
  encode,
  field,
  list,
  type Message,
  ProtobufError,
} from "../../../../emulator/media/signaling/protobuf";

const INNER = { text: field(1, "string"), numbers: list(2, "uint32") };
const SHAPE = {
  count: field(1, "uint32"),
  exact: field(2, "uint64"),
  signed: field(3, "int64"),
  isSet: field(4, "bool"),
  ratio: field(5, "double"),
  bytes: field(6, "bytes"),
  text: field(7, "string"),
  inner: field(8, INNER),
  inners: list(9, INNER),
  numbers: list(300, "uint32"),
};

const fromHex = (hex: string) => Buffer.from(hex.replaceAll(" ", ""), "hex");

describe("The protobuf codec", () => {
  // Examples of protobuf.dev, "Encoding", and bytes that follow from its rules.
  const VECTORS: readonly (readonly [string, string, Message<typeof SHAPE>])[] = [
    ["a varint", "08 96 01", { count: 150 }],
    ["a string", "3a 07 74 65 73 74 69 6e 67", { text: "testing" }],
    ["an embedded message", "42 05 0a 03 61 62 63", { inner: { text: "abc" } }],
    ["a negative number of 64 bits", "18 fe ff ff ff ff ff ff ff ff 01", { signed: -2n }],
    ["the largest number of 64 bits", "10 ff ff ff ff ff ff ff ff ff 01", { exact: 2n ** 64n - 1n }],
    ["false, which differs from an absent field", "20 00", { isSet: false }],
    ["a double", "29 00 00 00 00 00 00 f0 3f", { ratio: 1 }],
    ["a repeated number", "e0 12 03 e0 12 8e 02", { numbers: [3, 270] }],
  ];
  for (const [what, hex, message] of VECTORS) {
    it(`encodes and decodes ${what}`, () => {
      expect(encode(SHAPE, message).toString("hex")).to.equal(fromHex(hex).toString("hex"));
      expect(decode(SHAPE, fromHex(hex))).to.deep.equal(message);
    });
  }

  it("decodes packed numbers", () => {
    expect(decode(SHAPE, fromHex("e2 12 06 03 8e 02 9e a7 05"))).to.deep.equal({ numbers: [3, 270, 86942] });
  });

  it("skips unknown fields of every wire type", () => {
    expect(decode(SHAPE, fromHex("50 01 59 0000000000000000 62 01 00 6d 00000000 08 01"))).to.deep.equal({ count: 1 });
  });

  it("decodes the last of several values of a single field", () => {
    expect(decode(SHAPE, fromHex("08 01 08 02"))).to.deep.equal({ count: 2 });
  });

  const BROKEN: readonly (readonly [string, string])[] = [
    ["a varint that does not end", "08 96"],
    ["a varint of 11 bytes", "08 ff ff ff ff ff ff ff ff ff ff 01"],
    ["a length beyond the end", "3a 07 74"],
    ["a length of nearly 64 bits", "3a ff ff ff ff ff ff ff ff 7f"],
    ["a group", "0b"],
    ["a string where a submessage holds a broken one", "42 02 0a 05"],
    ["a fixed number where a varint belongs", "0d 00 00 00 00"],
  ];
  for (const [what, hex] of BROKEN) {
    it(`rejects ${what} with a ProtobufError`, () => {
      expect(() => decode(SHAPE, fromHex(hex))).to.throw(ProtobufError);
    });
  }

  it("decodes what it encodes", () => {
    const inner = fc.record({ text: fc.string(), numbers: fc.array(fc.nat(), { minLength: 1 }) }, { requiredKeys: [] });
    const message = fc.record(
      {
        count: fc.nat(2 ** 32 - 1),
        exact: fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
        signed: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
        isSet: fc.boolean(),
        ratio: fc.double({ noNaN: true }),
        bytes: fc.uint8Array().map((bytes) => Buffer.from(bytes)),
        text: fc.string({ unit: "grapheme" }),
        inner,
        inners: fc.array(inner, { minLength: 1 }),
        numbers: fc.array(fc.nat(2 ** 32 - 1), { minLength: 1 }),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(message, (given) => {
        expect(decode(SHAPE, encode(SHAPE, given))).to.deep.equal(given);
      }),
    );
  });

  it("throws nothing but a ProtobufError for any bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        try {
          decode(SHAPE, Buffer.from(bytes));
        } catch (error) {
          expect(error).to.be.instanceOf(ProtobufError);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
