import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { expect } from "chai";
import { runCommand } from "../../tools/engine/runCommand";
import { findSdkPython, NO_PYTHON, packPython } from "../../tools/sdks/packPython";
import { writeSdks } from "../../tools/sdks/writeSdks";
import { blocksOf } from "../package/readmeBlocks";
import { needsEngine } from "../support/needsEngine";
import { needsGo } from "../support/needsGo";
import { type Player, startPlayer } from "./player";
import { FROM_PATH, playRoom } from "./playRoom";
import { playStandingRoom } from "./playStandingRoom";

const REPOSITORY = join(__dirname, "../../..");
const EXAMPLE = join(REPOSITORY, "examples/python");
const SCRIPTS = join(REPOSITORY, "test/sdks/python");
const PACKAGE = "pulumi_chime_sdk_meetings";
const { version } = require("../../../package.json") as { version: string };
const schema = require("../../../plugin/schema.json") as {
  readonly resources: Readonly<Record<string, { inputProperties: object; properties: object }>>;
  readonly functions: Readonly<Record<string, { inputs: { properties: object } }>>;
};

describe("The SDK for Python", function () {
  this.timeout(120_000);
  needsGo("the SDK for Python, which a Go program generates");
  needsEngine();

  let folder: string;
  let sdk: string;
  let python: string;

  before(async function () {
    // Where the generator of SDKs or Pulumi's SDK for Python is not cached, it takes minutes.
    this.timeout(0);
    const found = await findSdkPython();
    if (found === undefined) {
      console.warn(`    NOT TESTED: no SDK for Python was packed, installed or run. ${NO_PYTHON}`);
      this.skip();
    }
    folder = mkdtempSync(join(tmpdir(), "chime-meetings-python-"));
    sdk = (await writeSdks(join(folder, "lib", "sdk"))).python;
    python = await createEnvironment(found, join(folder, "venv"));
  });

  after(() => {
    if (folder) rmSync(folder, { recursive: true, force: true });
  });

  /** Runs a line as a shell does, in the activated environment. */
  async function shell(line: string, cwd = folder): Promise<string> {
    const PATH = [join(folder, "venv", "bin"), process.env["PATH"]].join(delimiter);
    const env = { ...process.env, PATH, PIP_NO_INDEX: "true" };
    const { code, stdout, stderr } = await runCommand("sh", ["-e", "-c", line], { cwd, env });
    expect(code, `${line}\n${stdout}${stderr}`).to.equal(0);
    return stdout;
  }

  it("is packed as a source distribution and as a wheel", async () => {
    const names = [`${PACKAGE}-${version}-py3-none-any.whl`, `${PACKAGE}-${version}.tar.gz`];
    const found = await findSdkPython();
    const packed = await packPython(sdk, found ?? "");
    expect(packed).to.have.members(names.map((name) => join(sdk, "dist", name)));
  });

  it("is installed by pip, as docs/languages.md says, with what it depends on", async () => {
    const install = blocksOf("docs/languages.md", "sh").find((text) => text.startsWith("pip install")) ?? "";
    expect(install).to.contain(version);
    const [, wheel = ""] = install.trim().split("install ");
    expect(readFileSync(join(EXAMPLE, "requirements.txt"), "utf8"))
      .to.match(/^pulumi>=/)
      .and.to.contain(`\n../../${wheel}\n`);
    await shell(install.replace(/^pip /, `pip --python ${python} `));
    const metadata = await shell(
      `python -c "import importlib.metadata as m; print(m.distribution('${PACKAGE}').read_text('METADATA'))"`,
    );
    expect(metadata).to.contain(`Version: ${version}`).and.to.contain("License: Apache-2.0");
    expect(metadata).to.contain("License-File: LICENSE").and.to.contain("pulumi-resource-chime-sdk-meetings");
  });

  it("compiles, and has every resource, argument, output and function of the schema", async () => {
    await shell(`python -m compileall -q "$(python -c 'import ${PACKAGE} as sdk; print(*sdk.__path__)')"`);
    const seen = JSON.parse(await shell(`python ${join(SCRIPTS, "describeSdk.py")}`));
    const { Provider, ...resources } = seen.resources;
    expect(Provider.arguments).to.include.members(["region", "refresh_before_update"]);
    expect(Object.keys(resources)).to.have.members(Object.keys(schema.resources).map(nameOf));
    for (const [token, { inputProperties, properties }] of Object.entries(schema.resources)) {
      expect(resources[nameOf(token)].arguments).to.have.members(Object.keys(inputProperties).map(toSnakeCase));
      expect(resources[nameOf(token)].outputs).to.have.members(Object.keys(properties).map(toSnakeCase));
    }
    for (const [token, { inputs }] of Object.entries(schema.functions)) {
      const name = toSnakeCase(nameOf(token));
      const names = Object.keys(inputs.properties).map(toSnakeCase);
      for (const form of [name, `${name}_output`]) expect(seen.functions[form], form).to.have.members(names);
    }
    expect(seen.receive).to.equal("Receive");
  });

  // There is no language host for Python on PyPI. The Automation API runs the program itself.
  describe("in a program of the Automation API", () => {
    let player: Player;

    before(async () => {
      const [page = ""] = blocksOf("docs/languages.md", "python");
      mkdirSync(join(folder, "page"));
      writeFileSync(join(folder, "page", "__main__.py"), page);
      const files = [
        `example=${join(EXAMPLE, "__main__.py")}`,
        `page=${join(folder, "page", "__main__.py")}`,
        `standingRoom=${join(SCRIPTS, "standing_room.py")}`,
      ];
      player = await startPlayer({ command: python, words: [join(SCRIPTS, "play.py")], files, plugins: inFolder });
    });

    after(() => player?.close());

    const printed = playRoom("python", () => player);
    playStandingRoom(() => player);

    it("uses the plugin in the folder that Pulumi.yaml names", () => expect(printed()).not.to.contain(FROM_PATH));
  });
});

/** The `plugins` of the page, with another folder. */
function inFolder(bin: string): string {
  const [plugins = ""] = blocksOf("docs/languages.md", "yaml");
  expect(plugins).to.contain("node_modules/.bin");
  return plugins.replace("node_modules/.bin", bin);
}

/**
 * Creates an environment that has the packages of another one, and returns its Python. The other one is in the user's cache folder, and
 * nothing is installed into it.
 */
async function createEnvironment(parent: string, folder: string): Promise<string> {
  const run = async (program: string, words: readonly string[]) => {
    const { code, stdout, stderr } = await runCommand(program, words, { cwd: tmpdir(), env: process.env });
    expect(code, stderr).to.equal(0);
    return stdout.trim();
  };
  const PACKAGES = ["-c", "import sysconfig; print(sysconfig.get_path('purelib'))"];
  await run(join(parent, "python"), ["-m", "venv", "--without-pip", folder]);
  const python = join(folder, "bin", "python");
  const inherited = await run(join(parent, "python"), PACKAGES);
  writeFileSync(join(await run(python, PACKAGES), "inherited.pth"), `${inherited}\n`);
  return python;
}

/** `chime-sdk-meetings:index:Meeting` is `Meeting`. */
function nameOf(token: string): string {
  return token.split(":").at(-1) ?? "";
}

function toSnakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
