import { expect } from "chai";
import { fingerprint } from "../../provider/core/rules/fingerprint";
import { containsUnknown, UNKNOWN } from "../../provider/core/rules/unknown";

describe("containsUnknown", () => {
  const CONTAINING: readonly (readonly [string, unknown])[] = [
    ["an unknown value", UNKNOWN],
    ["a list with one unknown element", ["known", UNKNOWN]],
    ["an object with one unknown member", { team: UNKNOWN, stage: "test" }],
    ["a list of objects, one of which has an unknown member", [{ a: 1 }, { a: { b: UNKNOWN } }]],
  ];
  for (const [title, value] of CONTAINING) {
    it(`is true for ${title}`, () => {
      expect(containsUnknown(value)).to.equal(true);
    });
  }

  for (const value of [undefined, null, "text", 5, [], ["known"], {}, { a: { b: "known" } }]) {
    it(`is false for ${JSON.stringify(value)}`, () => {
      expect(containsUnknown(value)).to.equal(false);
    });
  }
});

describe("fingerprint", () => {
  it("is the same in every version, since states have it", () => {
    expect(fingerprint({ tags: { team: "video" }, list: ["a", { b: 1 }] })).to.equal("zpYSTzOlsf6KcICr");
  });

  it("is equal for equal members in any order, at every depth", () => {
    expect(fingerprint({ a: 1, b: { c: 2, d: 3 } })).to.equal(fingerprint({ b: { d: 3, c: 2 }, a: 1 }));
    expect(fingerprint([{ a: 1, b: 2 }])).to.equal(fingerprint([{ b: 2, a: 1 }]));
  });

  it("differs for another order of elements, another value and another name", () => {
    const values = [{ a: [1, 2] }, { a: [2, 1] }, { a: [1, 3] }, { b: [1, 2] }, ["a", "b"], { a: "b" }, "a"];
    expect(new Set(values.map(fingerprint))).to.have.length(values.length);
  });
});
