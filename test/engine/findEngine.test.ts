import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { type EngineDeps, findEngine } from "../../tools/engine/findEngine";
import { openProgramCache } from "../../tools/engine/programCache";
import { rejection } from "../support/rejection";
import { temporaryFolder } from "../support/temporaryFolder";

describe("Finding an engine", () => {
  const folder = temporaryFolder();
  let calls: string[];

  const closed = (reason: string) => async () => {
    throw new Error(reason);
  };
  const making = (name: string) => async (target: string) => {
    calls.push(name);
    writeFileSync(join(target, "bin", "pulumi"), name);
  };
  const openCache = () => openProgramCache({ root: join(folder(), "cache"), version: "v1.2.3", platform: "here" });
  const partsWith = (given: Partial<EngineDeps> = {}): EngineDeps => ({
    choice: undefined,
    which: () => undefined,
    askVersion: () => "v1.2.3",
    cache: openCache(),
    download: closed("the download is closed."),
    build: closed("the build is closed."),
    installStandIn: (target) => calls.push(`stand-in in ${target}`),
    ...given,
  });
  const install = (...names: string[]) => {
    mkdirSync(join(folder(), "installed"));
    for (const name of names) writeFileSync(join(folder(), "installed", name), "");
    return join(folder(), "installed", "pulumi");
  };

  beforeEach(() => {
    calls = [];
  });

  it("takes the pulumi on PATH, with the language host beside it and no stand-in", async () => {
    const command = install("pulumi", "pulumi-language-nodejs");
    const engine = await findEngine(partsWith({ which: (name) => (name === "pulumi" ? command : undefined) }));
    expect(engine).to.deep.equal({ origin: "path", command });
    expect(calls).to.be.empty;
  });

  it("looks for the language host where a link on PATH points to", async () => {
    install("pulumi", "pulumi-language-nodejs");
    const link = join(folder(), "link");
    symlinkSync(join(folder(), "installed", "pulumi"), link);
    const engine = await findEngine(partsWith({ which: (name) => (name === "pulumi" ? link : undefined) }));
    expect(engine).to.deep.equal({ origin: "path", command: link });
  });

  it("passes over a pulumi on PATH that has no language host", async () => {
    const command = install("pulumi");
    const engine = await findEngine(
      partsWith({ which: (name) => (name === "pulumi" ? command : undefined), download: making("download") }),
    );
    expect(engine.origin).to.equal("download");
  });

  it("passes over a pulumi on PATH that does not run", async () => {
    const command = install("pulumi", "pulumi-language-nodejs");
    const askVersion = () => {
      throw new Error("exec format error");
    };
    const error = await rejection(findEngine(partsWith({ which: () => command, askVersion })));
    expect(error.message).to.contain("exec format error");
  });

  it("takes the official copy in the cache, without a stand-in", async () => {
    const command = await openCache().add("official", making("earlier"));
    expect(await findEngine(partsWith())).to.deep.equal({ origin: "cache", command });
    expect(calls).to.deep.equal(["earlier"]);
  });

  it("takes the built copy in the cache, and refreshes its stand-in", async () => {
    const command = await openCache().add("built", making("earlier"));
    expect(await findEngine(partsWith())).to.deep.equal({ origin: "cache", command });
    expect(calls).to.deep.equal(["earlier", `stand-in in ${openCache().bin("built")}`]);
  });

  it("downloads the official engine when nothing is at hand, and keeps it", async () => {
    const engine = await findEngine(partsWith({ download: making("download") }));
    expect(engine).to.deep.equal({ origin: "download", command: join(openCache().bin("official"), "pulumi") });
    expect((await findEngine(partsWith())).origin).to.equal("cache");
    expect(calls).to.deep.equal(["download"]);
  });

  it("builds the engine when the download fails, adds the stand-in, and keeps it", async () => {
    const engine = await findEngine(partsWith({ build: making("build") }));
    expect(engine).to.deep.equal({ origin: "build", command: join(openCache().bin("built"), "pulumi") });
    expect(calls).to.deep.equal(["build", `stand-in in ${openCache().bin("built")}`]);
    expect((await findEngine(partsWith())).origin).to.equal("cache");
  });

  it("names all four ways, each with its reason, when none leads to an engine", async () => {
    const error = await rejection(findEngine(partsWith()));
    expect(error.message.split("\n")).to.deep.equal([
      "No Pulumi engine can be had. What was tried:",
      "  1. `pulumi` on PATH: there is none.",
      `  2. the copy kept in the cache folder: there is none in ${join(folder(), "cache/pulumi-chime-sdk-meetings/engine/v1.2.3/here")}.`,
      "  3. the official download: the download is closed.",
      "  4. a build from the Go module proxy: the build is closed.",
      "Install Pulumi (https://www.pulumi.com/docs/install) and run the same command again.",
    ]);
  });

  it("takes the program that the environment names before every other way", async () => {
    const command = install("pulumi", "pulumi-language-nodejs");
    const engine = await findEngine(partsWith({ choice: "/opt/pulumi", which: () => command }));
    expect(engine).to.deep.equal({ origin: "variable", command: "/opt/pulumi" });
  });

  it("refuses a program named by the environment that does not run, and tries no other way", async () => {
    const askVersion = () => {
      throw new Error("no such file.");
    };
    const error = await rejection(findEngine(partsWith({ choice: "/opt/none", askVersion, build: making("build") })));
    expect(error.message).to.equal(
      "CHIME_MEETINGS_PULUMI names /opt/none, which does not run as Pulumi: no such file. " +
        "Give the path of a `pulumi` program, or unset the variable.",
    );
    expect(calls).to.be.empty;
  });

  it("passes over PATH when the environment asks for the project's own engine", async () => {
    const command = install("pulumi", "pulumi-language-nodejs");
    const engine = await findEngine(partsWith({ choice: "own", which: () => command, build: making("build") }));
    expect(engine.origin).to.equal("build");
  });
});
