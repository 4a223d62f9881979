import { expect } from "chai";
import { startPlugin } from "./pluginProcess";

describe("The process of the plugin", () => {
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    it(`prints its port alone, and ends at ${signal}, by which the engine closes it`, async () => {
      const { child, lines, ended } = await startPlugin();
      child.kill(signal);
      expect(await ended).to.deep.equal([0, null]);
      expect(lines).to.have.length(1);
      expect(Number(lines[0])).to.be.within(1, 65_535);
    });
  }
});
