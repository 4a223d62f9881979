import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";
import { expect } from "chai";

const CLI = path.join(__dirname, "../../emulator/cli.js");

describe("chime-sdk-meetings-emulator", () => {
  let child: ChildProcess | undefined;

  afterEach(() => {
    child?.kill("SIGKILL");
  });

  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    it(`says where it listens, and stops cleanly on ${signal}`, async () => {
      child = spawn(process.execPath, [CLI, "--port", "0"], { stdio: ["ignore", "pipe", "inherit"] });
      const line = await firstLine(child);
      expect(line).to.match(/^listening on http:\/\/127\.0\.0\.1:\d+$/);
      const exit = once(child, "exit");
      expect(await (await fetch(`${line.slice("listening on ".length)}/_emulator/meetings`)).json()).to.deep.equal([]);
      child.kill(signal);
      expect(await exit).to.deep.equal([0, null]);
    });
  }
});

async function firstLine(process: ChildProcess): Promise<string> {
  if (process.stdout === null) throw new Error("The command's output is not read.");
  const [line] = (await once(createInterface(process.stdout), "line")) as [string];
  return line;
}
