import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { type BrowserSources, findBrowser } from "../../tools/browser/findBrowser";

describe("The search for a browser", () => {
  let folder: string;
  let unpacked: string[];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "chime-meetings-browser-"));
    unpacked = [];
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const program = (name: string) => {
    const file = join(folder, name);
    writeFileSync(file, "");
    chmodSync(file, 0o755);
    return file;
  };

  const sources = (changed: Partial<BrowserSources> = {}): BrowserSources => ({
    chosen: undefined,
    path: folder,
    platform: "linux-x64",
    cache: join(folder, "cache"),
    packageVersion: "1.2.3",
    unpack: (to) => unpacked.push(to),
    ...changed,
  });

  it("takes the browser of the variable", () => {
    const chosen = program("my-chromium");
    expect(findBrowser(sources({ chosen }))).to.deep.equal({ executable: chosen, env: {} });
  });

  it("fails with advice where the variable names no program", () => {
    expect(() => findBrowser(sources({ chosen: join(folder, "none") }))).to.throw(
      /CHIME_MEETINGS_BROWSER is .*none, which is not a program/,
    );
  });

  it("unpacks the packaged browser once, by version, with its libraries", () => {
    const { executable, env } = findBrowser(sources());
    expect(executable).to.equal(join(folder, "cache/pulumi-chime-sdk-meetings/browser/1.2.3-2/chromium"));
    expect(env["LD_LIBRARY_PATH"]).to.contain("1.2.3");
    findBrowser(sources());
    expect(unpacked).to.have.lengthOf(1);
    findBrowser(sources({ packageVersion: "1.2.4" }));
    expect(unpacked).to.have.lengthOf(2);
  });

  it("leaves nothing where the package cannot be unpacked", () => {
    const unpack = () => {
      throw new Error("no space");
    };
    expect(() => findBrowser(sources({ unpack }))).to.throw("no space");
    expect(findBrowser(sources()).executable).to.contain("1.2.3");
    expect(unpacked).to.have.lengthOf(1);
  });

  it("takes an installed browser on other platforms", () => {
    const chrome = program("google-chrome");
    expect(findBrowser(sources({ platform: "linux-arm64" })).executable).to.be.oneOf([
      chrome,
      "/usr/lib/chromium/chromium",
    ]);
  });

  it("fails with advice where there is none", () => {
    expect(() => findBrowser(sources({ platform: "win32-x64" }))).to.throw(
      /No Chromium was found\. .*Install Chromium or Google Chrome, or set CHIME_MEETINGS_BROWSER/,
    );
  });
});
