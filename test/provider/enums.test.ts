import { expect } from "chai";
import * as all from "../../provider/core/enums";
import { facts } from "../support/facts";

/** To the service a plain string, so that new regions work. */
const FREE_STRINGS = ["MediaRegion"];

const enums: Readonly<Record<string, Readonly<Record<string, string>>>> = { ...all };

describe("The enumerations", () => {
  const modelled = Object.entries(facts.shapes).filter(([, shape]) => shape?.enum !== undefined);

  it("are those of the service model, and the media regions", () => {
    const names = modelled.map(([name]) => name);
    expect(Object.keys(enums)).to.have.members([...names, ...FREE_STRINGS]);
  });

  for (const [name, shape] of modelled) {
    it(`hold the values of ${name}`, () => {
      expect(Object.values(enums[name] ?? {})).to.have.members(shape?.enum ?? []);
    });
  }
});
