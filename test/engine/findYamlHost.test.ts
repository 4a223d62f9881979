import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import type { Engine } from "../../tools/engine/findEngine";
import { findYamlHost } from "../../tools/engine/findYamlHost";
import { openProgramCache } from "../../tools/engine/programCache";
import { rejection } from "../support/rejection";
import { temporaryFolder } from "../support/temporaryFolder";

describe("Finding the language host of YAML programs", () => {
  const folder = temporaryFolder();
  const openCache = () =>
    openProgramCache({
      root: join(folder(), "cache"),
      folder: "yaml-host",
      program: "pulumi-language-yaml",
      version: "v1.2.3",
      platform: "here",
    });
  const refuse = async () => {
    throw new Error("No build was expected.");
  };
  const build = async (target: string) => writeFileSync(join(target, "bin", "pulumi-language-yaml"), "host");

  const installEngine = (...programs: string[]): Engine => {
    mkdirSync(join(folder(), "installed"));
    for (const name of ["pulumi", ...programs]) writeFileSync(join(folder(), "installed", name), "");
    return { command: join(folder(), "installed", "pulumi"), origin: "path" };
  };

  it("takes the one beside the engine", async () => {
    const engine = installEngine("pulumi-language-yaml");
    expect(await findYamlHost(engine, { cache: openCache(), build: refuse })).to.equal(join(folder(), "installed"));
  });

  it("builds one for an engine that has none, once", async () => {
    const engine = installEngine();
    const cache = openCache();
    expect(await findYamlHost(engine, { cache, build })).to.equal(cache.bin("built"));
    expect(await findYamlHost(engine, { cache, build: refuse })).to.equal(cache.bin("built"));
  });

  it("reports why it could not be built", async () => {
    const build = async () => {
      throw new Error("There is no `go` on PATH (https://go.dev/dl).");
    };
    const error = await rejection(findYamlHost(installEngine(), { cache: openCache(), build }));
    expect(error.message).to.equal("There is no `go` on PATH (https://go.dev/dl).");
  });
});
