import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { installStandIn, standInFiles } from "../../tools/engine/installStandIn";
import { temporaryFolder } from "../support/temporaryFolder";

describe("Installing the stand-in", () => {
  const folder = temporaryFolder();

  it("puts a language host and the dynamic provider there, both of which may be run", () => {
    installStandIn(folder());
    for (const name of ["pulumi-language-nodejs", "pulumi-resource-pulumi-nodejs"]) {
      expect(statSync(join(folder(), name)).mode & 0o111, name).to.equal(0o111);
    }
  });

  it("replaces a copy that differs from its source, and leaves the others alone", () => {
    installStandIn(folder(), { same: "1", changed: "1" });
    const before = statSync(join(folder(), "same")).ino;
    installStandIn(folder(), { same: "1", changed: "2" });
    expect(readFileSync(join(folder(), "changed"), "utf8")).to.equal("2");
    expect(statSync(join(folder(), "same")).ino).to.equal(before);
    expect(readdirSync(folder()).sort()).to.deep.equal(["changed", "same"]);
  });

  it("needs nothing but Node and the SDK of the project it is run for", () => {
    const imported = [...(standInFiles()["pulumi-language-nodejs"] ?? "").matchAll(/require\("([^"]+)"\)/g)];
    expect(imported.map(([, name]) => name)).to.deep.equal(["node:child_process", "node:module", "node:path"]);
  });

  it("says what to do when the project has no SDK", () => {
    installStandIn(folder());
    writeFileSync(join(folder(), "Pulumi.yaml"), "name: empty\nruntime: nodejs\n");
    const run = () =>
      execFileSync(join(folder(), "pulumi-language-nodejs"), [`-root=${folder()}`, "127.0.0.1:1"], {
        cwd: folder(),
        stdio: "pipe",
      });
    expect(run).to.throw(`@pulumi/pulumi is not installed for ${folder()}. Install the project's packages there`);
  });
});
