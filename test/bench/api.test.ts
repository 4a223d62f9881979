import { expect } from "chai";
import { operations } from "../../emulator/operations/registry";
import { measureMemory, measureOperations } from "../../tools/bench/api/measureApi";

describe("The bench of the emulator's API", function () {
  this.timeout(60_000);

  for (const stateFile of [false, true]) {
    it(`measures each operation${stateFile ? " with a state file" : ""}`, async () => {
      const measured = await measureOperations(2, stateFile);
      expect(measured.map(({ operation }) => operation)).to.have.members(Object.keys(operations));
      for (const { operation, requests, cpuMs } of measured) {
        expect(requests, operation).to.equal(2);
        expect(cpuMs, operation).to.be.above(0);
      }
    });
  }

  it("measures the memory of meetings, and the size of their state file", async () => {
    const { meetings, residentBytes, fileBytes } = await measureMemory(10, true);
    expect(meetings).to.equal(10);
    expect(residentBytes).to.be.above(0);
    expect(fileBytes).to.be.above(10 * 1_000);
  });
});
