import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect } from "chai";
import { runCommand } from "../../tools/engine/runCommand";
import { findPythonEnvironment } from "../../tools/python/pythonEnvironment";
import { NO_PYTHON } from "../../tools/sdks/packPython";

/** pip is in every new environment, so nothing is downloaded. */
const EMPTY = { name: "empty", requirements: ["pip"], content: "pip alone, for a test," };
const TWO_DAYS_MS = 2 * 24 * 60 * 60 * 1000;

describe("A virtual environment of Python", () => {
  let cache = "";

  beforeEach(async function () {
    cache = mkdtempSync(join(tmpdir(), "chime-meetings-python-"));
    const python = await runCommand("python3", ["--version"], { cwd: cache, env: process.env }).catch(() => undefined);
    if (python?.code === 0) return;
    console.warn(`    NOT TESTED: ${NO_PYTHON}`);
    this.skip();
  });

  afterEach(() => rmSync(cache, { recursive: true, force: true }));

  const find = async () => (await findPythonEnvironment(EMPTY, cache)) as string;
  const homeOf = (programs: string) => dirname(dirname(programs));

  it("is created once, and is complete for two that ask for it at the same time", async () => {
    const [first, second] = await Promise.all([find(), find()]);
    expect(first).to.equal(second);
    const { code } = await runCommand(join(first, "pip"), ["--version"], { cwd: cache, env: process.env });
    expect(code).to.equal(0);
    const kept = readdirSync(homeOf(first));
    expect(kept).to.have.lengthOf(2).and.to.include("current");
    await find();
    expect(readdirSync(homeOf(first))).to.deep.equal(kept);
  });

  it("removes what a process left unfinished two days ago", async () => {
    const home = homeOf(await find());
    rmSync(join(home, "current"));
    const left = join(home, "environment-left");
    mkdirSync(left);
    utimesSync(left, new Date(Date.now() - TWO_DAYS_MS), new Date(Date.now() - TWO_DAYS_MS));
    await find();
    expect(existsSync(left)).to.be.false;
  });

  it("is created again where its folder was deleted", async () => {
    const home = homeOf(await find());
    for (const name of readdirSync(home).filter((one) => one !== "current")) {
      rmSync(join(home, name), { recursive: true });
    }
    expect(existsSync(join(await find(), "pip"))).to.be.true;
  });

  it("leaves nothing behind where a package does not exist", async () => {
    const wrong = { ...EMPTY, requirements: ["./no-such-package"] };
    const error = await findPythonEnvironment(wrong, cache).then(
      () => undefined,
      (thrown: Error) => thrown,
    );
    expect(error?.message).to.include("a package index are needed");
    const [home] = readdirSync(join(cache, "pulumi-chime-sdk-meetings", "python"));
    expect(readdirSync(join(cache, "pulumi-chime-sdk-meetings", "python", home as string))).to.deep.equal([]);
  });
});
