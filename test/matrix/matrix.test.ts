import { expect } from "chai";
import { needsEngine } from "../support/needsEngine";
import { playMatrix } from "./matrix";
import { CELLS, NATIVE_OPERATIONS, OPERATIONS } from "./operations";

/** A minute's worth of it; `npm run matrix` plays the whole. */
const SUBSET = [
  "replace",
  "stateDelete",
  "replacementTrigger",
  "createBeforeDelete",
  "ignoreChanges",
  "aliasByName",
  "import",
];

/** What the engine asks of the native provider in another way. */
const NATIVE_SUBSET = ["replace", "replacementTrigger", "deleteBeforeReplace", "ignoreChanges"];

describe("The operations matrix on the real engine", function () {
  this.timeout(600_000);

  needsEngine();

  it("has 140 cells", () => {
    expect(OPERATIONS).to.have.length(28);
    expect(CELLS).to.have.length(28 * 5);
  });

  it("ends, for a subset, with a state that is true and no orphan", async () => {
    const results = await playMatrix(OPERATIONS.filter(({ name }) => SUBSET.includes(name)));
    expect(results).to.have.length(SUBSET.length * 5 + 1);
    expect(results.filter(({ problems }) => problems.length > 0)).to.deep.equal([]);
  });

  it("ends so with the native provider as well", async () => {
    const results = await playMatrix(
      NATIVE_OPERATIONS.filter(({ name }) => NATIVE_SUBSET.includes(name)),
      "native",
    );
    expect(results).to.have.length(NATIVE_SUBSET.length * 5 + 1);
    expect(results.filter(({ problems }) => problems.length > 0)).to.deep.equal([]);
  });
});
