import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { findEngine } from "../../tools/engine/findEngine";
import { CELLS } from "./cells";
import { checkCell } from "./checkCell";

const CONTRIBUTING = join(__dirname, "../../../CONTRIBUTING.md");

/** The other cells of the table are checked by `npm run compat`. */
describe("What a user may have", function () {
  this.timeout(600_000);

  before(async function () {
    // Where no engine is found one is built, which takes minutes.
    this.timeout(0);
    await findEngine();
  });

  it("stands in the table of CONTRIBUTING.md, each combination in a row", () => {
    const rows = readFileSync(CONTRIBUTING, "utf8").matchAll(/^\| `([^`]+)` +\|.*\b(works|refused|fails)\b.*\|$/gm);
    expect([...rows].map(([, name]) => name)).to.deep.equal(CELLS.map(({ name }) => name));
  });

  for (const cell of CELLS.filter(({ isInSuite }) => isInSuite)) {
    it(`is as the table says: ${cell.name}`, () => checkCell(cell));
  }
});
