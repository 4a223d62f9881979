import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { expect } from "chai";
import { writeArchives } from "../../tools/plugin/writeArchives";
import { temporaryFolder } from "../support/temporaryFolder";

const { version } = require("../../../package.json") as { version: string };
const PLUGIN = "pulumi-resource-chime-sdk-meetings";
const BUNDLE = join(__dirname, "..", "..", "plugin", "bundle");

/** The headers of a tar archive: name, mode and content of each file. */
function filesIn(archive: Buffer): Record<string, { mode: number; content: Buffer }> {
  const files: Record<string, { mode: number; content: Buffer }> = {};
  for (let offset = 0; archive[offset] !== 0; ) {
    const text = (from: number, length: number) =>
      archive.toString("utf8", offset + from, offset + from + length).replace(/\0.*/s, "");
    const size = Number.parseInt(text(124, 12), 8);
    const content = archive.subarray(offset + 512, offset + 512 + size);
    files[text(0, 100)] = { mode: Number.parseInt(text(100, 8), 8), content };
    offset += 512 + Math.ceil(size / 512) * 512;
  }
  return files;
}

describe("The archives of the native provider", () => {
  const folder = temporaryFolder();
  const read = (platform: string) =>
    filesIn(gunzipSync(readFileSync(join(folder(), `${PLUGIN}-v${version}-${platform}.tar.gz`))));

  beforeEach(() => void writeArchives(folder()));

  for (const platform of ["linux-amd64", "linux-arm64", "darwin-amd64", "darwin-arm64"]) {
    it(`have the executable file for ${platform}`, () => {
      const files = read(platform);
      expect(Object.keys(files)).to.have.members([PLUGIN, "package.json", "LICENSE", "THIRD-PARTY-NOTICES"]);
      expect(files[PLUGIN]?.mode).to.equal(0o755);
      expect(files[PLUGIN]?.content.equals(readFileSync(join(BUNDLE, `${PLUGIN}.js`)))).to.equal(true);
    });
  }

  for (const platform of ["windows-amd64", "windows-arm64"]) {
    it(`have a command file for ${platform}, which Pulumi looks for there`, () => {
      const files = read(platform);
      expect(Object.keys(files)).to.include.members([`${PLUGIN}.cmd`, `${PLUGIN}.js`, "LICENSE"]);
      expect(files[`${PLUGIN}.cmd`]?.content.toString()).to.equal(`@node "%~dp0${PLUGIN}.js" %*\r\n`);
    });
  }

  it("do not change when they are written again", () => {
    const before = readFileSync(join(folder(), `${PLUGIN}-v${version}-linux-amd64.tar.gz`));
    writeArchives(folder());
    const after = readFileSync(join(folder(), `${PLUGIN}-v${version}-linux-amd64.tar.gz`));
    expect(after.equals(before)).to.equal(true);
  });
});
