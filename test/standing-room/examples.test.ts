import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { expect } from "chai";

const REPOSITORY = join(__dirname, "../../..");
const TSC = require.resolve("typescript/bin/tsc");

describe("the examples of standing rooms and notifications", function () {
  // The types of the AWS package are some megabytes.
  this.timeout(120_000);

  for (const example of ["standing-room", "notifications"]) {
    it(`compile: ${example}`, async () => {
      const child = spawn(process.execPath, [TSC, "--project", join(REPOSITORY, "examples", example)]);
      let output = "";
      child.stdout.on("data", (chunk) => {
        output += chunk;
      });
      const [code] = await once(child, "close");
      expect(output).to.equal("");
      expect(code).to.equal(0);
    });
  }
});
