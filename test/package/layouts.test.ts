import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect } from "chai";
import { build } from "esbuild";
import { createPackedProject, type PackedProject } from "../../tools/engine/packedProject";
import { needsEngine } from "../support/needsEngine";
import { startRoom } from "../support/room";

const ROOM = `{ externalMeetingId: "standup", mediaRegion: "eu-central-1", attendees: [{ externalUserId: "alice" }] }`;
const PROJECT = { "Pulumi.yaml": "name: user\nruntime: nodejs\nmain: program.js\n" };
const PACKAGE = "pulumi-chime-sdk-meetings";

/** Layouts of a program in which the provider's process cannot find the package. */
describe("A program that the provider cannot be found from", function () {
  this.timeout(600_000);
  let installed: PackedProject;
  let folder: string;

  needsEngine();

  before(async function () {
    this.timeout(0);
    installed = await createPackedProject(PROJECT);
  });

  after(() => installed?.remove());

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

  /** All packages of the installed project, but this one. */
  const linkOtherPackages = () => {
    const packages = join(installed.folder, "node_modules");
    mkdirSync(join(folder, "node_modules"), { recursive: true });
    for (const name of readdirSync(packages).filter((one) => one !== PACKAGE)) {
      symlinkSync(join(packages, name), join(folder, "node_modules", name));
    }
    return packages;
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
    const packages = linkOtherPackages();
    write({
      ...PROJECT,
      "package.json": '{ "name": "user", "private": true }',
      "program.js": 'require("./node_modules/acme-rooms").declare();',
      "node_modules/acme-rooms/package.json": '{ "name": "acme-rooms", "version": "1.0.0", "main": "index.js" }',
      "node_modules/acme-rooms/index.js": `exports.declare = () => new (require("${PACKAGE}").Meeting)("room", ${ROOM});`,
    });
    cpSync(join(packages, PACKAGE), join(folder, "node_modules", "acme-rooms", "node_modules", PACKAGE), {
      recursive: true,
    });
    const printed = await failedPreview();
    expect(printed).to.contain(
      "Add it to the dependencies of the program: run `npm install pulumi-chime-sdk-meetings`",
    );
    expect(printed).not.to.contain("Cannot find module");
  });

  it("fails with the advice to leave the package out of its bundle", async () => {
    linkOtherPackages();
    write({ ...PROJECT, "package.json": '{ "name": "user", "private": true }' });
    await build({
      stdin: {
        contents: `new (require("${PACKAGE}").Meeting)("room", ${ROOM});`,
        resolveDir: installed.folder,
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
