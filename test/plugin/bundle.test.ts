import { readdirSync, readFileSync, statSync } from "node:fs";
import { builtinModules } from "node:module";
import { join } from "node:path";
import { expect } from "chai";

const LIB = join(__dirname, "..", "..");
const BUNDLE = join(LIB, "plugin", "bundle");
const PLUGIN = "pulumi-resource-chime-sdk-meetings.js";

/** About a tenth more than it has, so that a library that is added by mistake is noticed. */
const MAX_BYTES = 1_500_000;

/** What esbuild reports about the bundle. */
interface Metafile {
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly outputs: Readonly<Record<string, { readonly imports: readonly { readonly path: string }[] }>>;
}

describe("The bundle of the native provider", () => {
  const metafile = JSON.parse(readFileSync(join(LIB, "plugin", "metafile.json"), "utf8")) as Metafile;
  const inputs = Object.keys(metafile.inputs);

  it("is one file below 1.5 MB, with the licences of what is in it", () => {
    expect(readdirSync(BUNDLE)).to.have.members([PLUGIN, "THIRD-PARTY-NOTICES"]);
    expect(Object.keys(metafile.outputs)).to.deep.equal([`lib/plugin/bundle/${PLUGIN}`]);
    expect(statSync(join(BUNDLE, PLUGIN)).size).to.be.below(MAX_BYTES);
    const notices = readFileSync(join(BUNDLE, "THIRD-PARTY-NOTICES"), "utf8");
    const packages = new Set(inputs.flatMap((file) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? []));
    expect(packages).to.include("@grpc/grpc-js");
    for (const name of packages) expect(notices).to.contain(`${name} `);
  });

  it("can be executed by its first line", () => {
    expect(readFileSync(join(BUNDLE, PLUGIN), "utf8").split("\n")[0]).to.equal("#!/usr/bin/env node");
    expect(statSync(join(BUNDLE, PLUGIN)).mode & 0o111).to.equal(0o111);
  });

  it("loads nothing but modules of Node.js", () => {
    const loaded = Object.values(metafile.outputs).flatMap(({ imports }) => imports.map(({ path }) => path));
    expect(loaded.filter((path) => !builtinModules.includes(path.replace(/^node:/, "")))).to.deep.equal([]);
  });

  it("consists of the plugin, the core and the components, without the dynamic provider", () => {
    // `unused:` stands in for a package that is never called.
    const own = inputs.filter((file) => !file.includes("node_modules/") && !file.startsWith("unused:"));
    expect(own).to.include.members(["lib/plugin/main.js", "lib/standing-room/standingRoom.js"]);
    const expected = /^lib\/(plugin|provider\/core|provider\/program|standing-room)\//;
    expect(own.filter((file) => !expected.test(file))).to.deep.equal([]);
  });

  it("has the part of Pulumi's SDK and of @pulumi/aws that the components use", () => {
    expect(inputs.filter((file) => /typescript|@pulumi\/pulumi\/(automation|dynamic|cmd)\//.test(file))).to.deep.equal(
      [],
    );
    expect(inputs.filter((file) => file.includes("@pulumi/aws/"))).to.have.length.below(30);
  });
});
