import fc from "fast-check";
import { withEmulator } from "../runningEmulator";
import { commands, type Real } from "./commands";
import { ExpectedService } from "./expectedService";

const LONGEST_RUN_MILLISECONDS = 60_000;

describe("any sequence of operations and pauses", () => {
  const running = withEmulator();

  it("leaves the emulator with the meetings and attendees that a small model of the service has", async function () {
    this.timeout(LONGEST_RUN_MILLISECONDS);
    const property = fc.asyncProperty(fc.commands(commands, { maxCommands: 60, size: "max" }), async (sequence) => {
      running.emulator.reset();
      const real: Real = running;
      await fc.asyncModelRun(() => ({ model: new ExpectedService(), real }), sequence);
    });
    await fc.assert(property, { numRuns: 60 });
  });
});
