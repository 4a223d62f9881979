import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";

const SCRIPT = join(__dirname, "../../../tools/setup/checkRelease.mjs");

describe("The check of a release", () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "chime-meetings-release-"));
    mkdirSync(join(folder, "emulator"));
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  interface Repository {
    readonly version?: string;
    readonly emulatorVersion?: string;
    readonly range?: string;
    readonly changelog?: string;
  }

  function check(tag: string, repository: Repository = {}): string[] {
    const { version = "1.2.3", emulatorVersion = version, range = "^1.2.3", changelog = "## 1.2.3" } = repository;
    const peerDependencies = { "chime-sdk-meetings-emulator": range };
    const files = {
      "package.json": JSON.stringify({ name: "pulumi-chime-sdk-meetings", version, peerDependencies }),
      "emulator/package.json": JSON.stringify({ name: "chime-sdk-meetings-emulator", version: emulatorVersion }),
      "CHANGELOG.md": `# Changelog\n\n${changelog}\n`,
      "emulator/CHANGELOG.md": "# Changelog\n\n## 1.2.3 (2026-12-01)\n",
    };
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    const { status, stderr } = spawnSync(process.execPath, [SCRIPT, tag], { cwd: folder, encoding: "utf8" });
    const problems = stderr.split("\n").filter((line) => line !== "");
    expect(status).to.equal(problems.length === 0 ? 0 : 1);
    return problems;
  }

  it("passes where tag, versions, range and changelogs agree", () => {
    expect(check("v1.2.3")).to.deep.equal([]);
  });

  it("names each difference", () => {
    expect(check("1.2.3")).to.deep.equal(['The tag "1.2.3" must be v and a version, such as v1.2.3.']);
    expect(check("v1.2.3", { emulatorVersion: "1.2.2" })).to.deep.equal([
      "chime-sdk-meetings-emulator has the version 1.2.2 instead of 1.2.3.",
    ]);
    expect(check("v1.2.3", { range: "^1.0.0" })).to.deep.equal([
      "The peer dependency on the emulator is ^1.0.0 instead of ^1.2.3.",
    ]);
    expect(check("v1.2.3", { changelog: "## Unreleased" })).to.deep.equal(['CHANGELOG.md has no entry "## 1.2.3".']);
  });
});
