import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect } from "chai";
import { build } from "esbuild";
import { packTarballs } from "../../tools/engine/packTarballs";
import { runCommand } from "../../tools/engine/runCommand";
import { needsEngine } from "../support/needsEngine";
import { startRoom } from "../support/room";

const ROOM = `{ externalMeetingId: "standup", mediaRegion: "eu-central-1", attendees: [{ externalUserId: "alice" }] }`;
const PROJECT = { "Pulumi.yaml": "name: user\nruntime: nodejs\nmain: program.js\n" };
const NODE_MODULES = join(__dirname, "../../../node_modules");
const PACKAGE = "pulumi-chime-sdk-meetings";

/** Layouts of a program in which the provider's process cannot find the package. */
describe("A program that the provider cannot be found from", function () {
  this.timeout(600_000);
  /** A folder in which the packed package is installed. */
  let installed: string;
  let folder: string;

  needsEngine();

  before(async function () {
    this.timeout(0);
    installed = mkdtempSync(join(tmpdir(), "chime-meetings-layout-"));
    const unpacked = join(installed, "node_modules", PACKAGE);
    mkdirSync(unpacked, { recursive: true });
    const { [PACKAGE]: tarball = "" } = await packTarballs();
    const choices = { cwd: unpacked, env: process.env };
    const { code, stderr } = await runCommand("tar", ["-xzf", tarball, "--strip-components=1"], choices);
    expect(code, stderr).to.equal(0);
    linkOtherPackages(installed);
  });

  after(() => rmSync(installed, { recursive: true, force: true }));

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "chime-meetings-layout-"));
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const write = (files: Readonly<Record<string, string>>) => {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
  };

  /** All packages of this repository, but this one. */
  const linkOtherPackages = (target: string) => {
    mkdirSync(join(target, "node_modules"), { recursive: true });
    for (const name of readdirSync(NODE_MODULES).filter((one) => one !== PACKAGE && !one.startsWith("."))) {
      symlinkSync(join(NODE_MODULES, name), join(target, "node_modules", name));
    }
  };

  const failedPreview = async () => {
    const room = await startRoom({ cwd: folder });
    try {
      const { code, stdout, stderr } = await room.attempt("preview");
      expect(code).to.not.equal(0);
      return stdout + stderr;
    } finally {
      await room.close();
    }
  };

  it("fails with the advice to install the package, where only a dependency of the program depends on it", async () => {
    linkOtherPackages(folder);
    write({
      ...PROJECT,
      "package.json": '{ "name": "user", "private": true }',
      "program.js": 'require("./node_modules/acme-rooms").declare();',
      "node_modules/acme-rooms/package.json": '{ "name": "acme-rooms", "version": "1.0.0", "main": "index.js" }',
      "node_modules/acme-rooms/index.js": `exports.declare = () => new (require("${PACKAGE}").Meeting)("room", ${ROOM});`,
    });
    cpSync(
      join(installed, "node_modules", PACKAGE),
      join(folder, "node_modules", "acme-rooms", "node_modules", PACKAGE),
      {
        recursive: true,
      },
    );
    const printed = await failedPreview();
    expect(printed).to.contain(
      "Add it to the dependencies of the program: run `npm install pulumi-chime-sdk-meetings`",
    );
    expect(printed).not.to.contain("Cannot find module");
  });

  it("fails with the advice to leave the package out of its bundle", async () => {
    linkOtherPackages(folder);
    write({ ...PROJECT, "package.json": '{ "name": "user", "private": true }' });
    await build({
      stdin: {
        contents: `new (require("${PACKAGE}").Meeting)("room", ${ROOM});`,
        resolveDir: installed,
      },
      outfile: join(folder, "program.js"),
      bundle: true,
      platform: "node",
      external: ["@pulumi/pulumi"],
      logLevel: "error",
    });
    expect(await failedPreview()).to.contain("cannot be declared from a bundle");
  });
});
