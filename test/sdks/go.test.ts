import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { type Sdks, writeSdks } from "../../tools/sdks/writeSdks";
import { blocksOf } from "../package/readmeBlocks";
import { needsEngine } from "../support/needsEngine";
import { needsGo } from "../support/needsGo";
import { buildGoPlayer, goShell } from "./goPlayer";
import { type Player, startPlayer } from "./player";
import { FROM_PATH, playRoom } from "./playRoom";
import { playStandingRoom } from "./playStandingRoom";

const REPOSITORY = join(__dirname, "../../..");
const { version } = require("../../../package.json") as { version: string };

/** The path of docs/languages.md and of the example. */
const MODULE = "example.com/pulumi-chime-sdk-meetings/sdk/go";

/** With the flags of the engine's build, what that has compiled is not compiled again. */
const { tags, compilerFlags } = require("../../../tools/engine/goFlags.json") as {
  readonly tags: string;
  readonly compilerFlags: readonly string[];
};
const FLAGS = ["-trimpath", `-tags=${tags}`, ...compilerFlags.map((flag) => `-gcflags=${flag}`)].join(" ");

describe("The SDK for Go", function () {
  this.timeout(120_000);
  needsGo("the SDK for Go");
  needsEngine();

  let folder: string;
  let sdks: Sdks;

  before(async function () {
    // Where the generator of SDKs is not cached, it is built, which takes minutes.
    this.timeout(0);
    folder = mkdtempSync(join(tmpdir(), "chime-meetings-go-"));
    sdks = await writeSdks(join(folder, "sdk"));
  });

  after(() => {
    if (folder) rmSync(folder, { recursive: true, force: true });
  });

  const file = (...path: string[]) => readFileSync(join(sdks.go, ...path), "utf8");

  it("has the version of the plugin, a README and the license", () => {
    const plugin = JSON.parse(file("chimesdkmeetings", "pulumi-plugin.json"));
    expect(plugin).to.deep.equal({ resource: true, name: "chime-sdk-meetings", version });
    expect(file("README.md")).to.contain("pulumi-resource-chime-sdk-meetings");
    expect(file("LICENSE")).to.equal(readFileSync(join(REPOSITORY, "LICENSE"), "utf8"));
    expect(file("go.mod")).to.match(new RegExp(`^module ${MODULE}$`, "m"));
  });

  it("is a module that Go builds", async function () {
    // The first build compiles Pulumi's SDK.
    this.timeout(0);
    await goShell(`go build ${FLAGS} ./...`, sdks.go);
  });

  it("is what the example requires", async () => {
    const example = join(folder, "example");
    cpSync(join(REPOSITORY, "examples/go"), example, { recursive: true });
    const required = file("..", "..", "example", "go.mod");
    expect(required).to.contain(`${MODULE} v${version}`);
    writeFileSync(join(example, "go.mod"), required.replace("=> ../../lib/sdk/go", `=> ${sdks.go}`));
    // Fails for an import of the program that nothing provides.
    await goShell("go mod tidy", example);
  });

  it("is used in programs with the format of gofmt", async () => {
    const [page = ""] = blocksOf("docs/languages.md", "go");
    writeFileSync(join(folder, "page.go"), page);
    const files = [
      "examples/go/main.go",
      "test/sdks/go/play.go",
      "test/sdks/go/standingRoom.go",
      "tools/sdks/generate.go",
      join(folder, "page.go"),
    ];
    expect(await goShell(`gofmt -l ${files.join(" ")}`, REPOSITORY)).to.equal("");
  });

  // There is no language host for Go as a Go module. The Automation API runs the program itself.
  describe("in a program of the Automation API", () => {
    let player: Player;

    before(async function () {
      this.timeout(0);
      player = await startPlayer({ command: await buildGoPlayer(join(folder, "play"), sdks.go), words: [] });
    });

    after(() => player?.close());

    const printed = playRoom("go", () => player);
    playStandingRoom(() => player);

    it("uses the plugin that is on PATH", () => expect(printed()).to.contain(FROM_PATH));
  });
});
