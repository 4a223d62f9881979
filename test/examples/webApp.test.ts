import { rmSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { chimeMocks } from "../../testing";
import { findBrowser } from "../../tools/browser/findBrowser";
import { runCommand } from "../../tools/engine/runCommand";
import { observe, resetConfiguration } from "../support/mocks";

const FOLDER = join(__dirname, "../../../examples/web-app");

describe("web-app", function () {
  this.timeout(180_000);
  after(resetConfiguration);

  it("has tests that pass", async () => {
    rmSync(join(FOLDER, "lib"), { recursive: true, force: true });
    const browser = findBrowser();
    const env = { ...process.env, ...browser.env, CHROMIUM: browser.executable, CI: "1" };
    const { code, stdout, stderr } = await runCommand("npm", ["test"], { cwd: FOLDER, env });
    expect(code, stdout + stderr).to.equal(0);
    expect(stdout).to.match(/\b1 passing/);
  });

  for (const [step, audience] of [
    ["create", "web-app"],
    ["update", "mobile-app"],
  ] as const) {
    it(`deploys the settings of the tokens with the function, at the step: ${step}`, async () => {
      const mocks = chimeMocks();
      const config = {
        "aws:region": "eu-central-1",
        issuer: "https://login.example.com",
        audience,
        appOrigin: "https://app.example.com",
      };
      const { joinUrl } = await mocks.run(runProgram, { config });
      expect((await observe(joinUrl)).value).to.match(/^https:/);
      const { code } = mocks.resource("rooms-join").inputs as { code: { assets: Promise<Record<string, Asset>> } };
      expect(await (await code.assets)["jwt.json"]?.text).to.contain(`"audience":"${audience}"`);
    });
  }
});

interface Asset {
  readonly text: Promise<string>;
}

/** Runs the program of the example again. */
function runProgram(): typeof import("../../examples/web-app/index") {
  const file = require.resolve("../../examples/web-app/index");
  delete require.cache[file];
  return require(file);
}
