import type { PulumiCommandOptions } from "@pulumi/pulumi/automation";
import { expect } from "chai";
import { downloadEngine } from "../../tools/engine/downloadEngine";
import { rejection } from "../support/rejection";

const goModule = { version: "v3.259.0" };

describe("Downloading the engine", () => {
  it("installs the pinned version into the given folder", async () => {
    const installed: PulumiCommandOptions[] = [];
    await downloadEngine(goModule, "/there", { install: async (options) => installed.push(options) });
    expect(installed.map(({ root, version: asked }) => `${asked} in ${root}`)).to.deep.equal(["3.259.0 in /there"]);
  });

  it("passes on why the installer failed", async () => {
    const install = async () => {
      throw new Error("Failed to download https://get.pulumi.com/install.sh: fetch failed");
    };
    expect((await rejection(downloadEngine(goModule, "/there", { install }))).message).to.contain("fetch failed");
  });

  it("gives up an installer that hangs", async () => {
    const install = () => new Promise<never>(() => {});
    const error = await rejection(downloadEngine(goModule, "/there", { install, limitMs: 1 }));
    expect(error.message).to.equal("It was not complete after 0.001 s.");
  });
});
