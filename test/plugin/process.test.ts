import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect } from "chai";

const BUNDLE = join(__dirname, "..", "..", "plugin", "bundle", "pulumi-resource-chime-sdk-meetings.js");

describe("The process of the plugin", () => {
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    it(`prints its port alone, and ends at ${signal}, by which the engine closes it`, async () => {
      const child = spawn(process.execPath, [BUNDLE], { stdio: ["ignore", "pipe", "inherit"] });
      const ended = once(child, "exit");
      const lines: string[] = [];
      const reader = createInterface({ input: child.stdout }).on("line", (line) => lines.push(line));
      await once(reader, "line");
      child.kill(signal);
      expect(await ended).to.deep.equal([0, null]);
      expect(lines).to.have.length(1);
      expect(Number(lines[0])).to.be.within(1, 65_535);
    });
  }
});
