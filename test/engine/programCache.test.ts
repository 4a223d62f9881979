import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect } from "chai";
import { openProgramCache } from "../../tools/engine/programCache";
import { rejection } from "../support/rejection";
import { temporaryFolder } from "../support/temporaryFolder";

describe("The cache of programs", () => {
  const folder = temporaryFolder();
  const open = (version = "v1.2.3", platform = "here") => openProgramCache({ root: folder(), version, platform });
  const home = () => dirname(dirname(open().bin("built")));
  const filling = (text: string) => async (target: string) => writeFileSync(join(target, "bin", "pulumi"), text);

  it("finds what was added, as a program that may be run", async () => {
    const command = await open().add("built", filling("engine"));
    expect(open().find("built")).to.equal(command);
    expect(statSync(command).mode & 0o111).to.equal(0o111);
  });

  it("keeps versions, platforms and kinds apart", async () => {
    await open().add("built", filling("engine"));
    expect(open("v1.2.4").find("built")).to.be.undefined;
    expect(open("v1.2.3", "elsewhere").find("built")).to.be.undefined;
    expect(open().find("official")).to.be.undefined;
  });

  it("shows nothing of an engine that is still being made", async () => {
    await open().add("built", async (target) => {
      await filling("half")(target);
      expect(open().find("built")).to.be.undefined;
    });
  });

  it("lets two make the same engine at once: the first to finish is kept, both get it", async () => {
    let finishFirst: () => void = () => {};
    const second = open().add("built", async (target) => {
      await filling("second")(target);
      await new Promise<void>((resolve) => {
        finishFirst = resolve;
      });
    });
    const first = await open().add("built", filling("first"));
    finishFirst();
    expect(await second).to.equal(first);
    expect(readFileSync(first, "utf8")).to.equal("first");
    expect(readdirSync(home())).to.deep.equal(["built"]);
  });

  it("leaves nothing behind when making fails", async () => {
    const error = await rejection(
      open().add("built", async (target) => {
        await filling("half")(target);
        throw new Error("Out of disk.");
      }),
    );
    expect(error.message).to.equal("Out of disk.");
    expect(readdirSync(home())).to.be.empty;
  });

  it("refuses a maker that ends well and makes no program", async () => {
    const error = await rejection(open().add("official", async () => {}));
    expect(error.message).to.contain("made no `pulumi` program");
  });

  it("replaces a folder that has lost its program", async () => {
    mkdirSync(open().bin("built"), { recursive: true });
    writeFileSync(join(open().bin("built"), "pulumi-language-nodejs"), "");
    const command = await open().add("built", filling("engine"));
    expect(readFileSync(command, "utf8")).to.equal("engine");
  });

  it("removes what an interrupted run left a day ago, and spares what another makes now", async () => {
    const twoDaysAgo = Date.now() / 1000 - 2 * 24 * 60 * 60;
    for (const name of ["unfinished-old", "unfinished-new"]) mkdirSync(join(home(), name), { recursive: true });
    utimesSync(join(home(), "unfinished-old"), twoDaysAgo, twoDaysAgo);
    await open().add("built", filling("engine"));
    expect(existsSync(join(home(), "unfinished-old"))).to.be.false;
    expect(existsSync(join(home(), "unfinished-new"))).to.be.true;
  });
});
