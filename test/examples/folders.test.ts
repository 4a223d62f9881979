import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { satisfies } from "semver";
import { runCommand } from "../../tools/engine/runCommand";

const REPOSITORY = join(__dirname, "../../..");
const FOLDER = join(REPOSITORY, "examples");
const NAMES = readdirSync(FOLDER, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
);
/** The examples in TypeScript are npm packages. */
const PACKAGES = NAMES.filter((name) => existsSync(join(FOLDER, name, "package.json")));
/** Those in languages without a host in this repository are run by the Automation API. */
const TESTS_OF_LANGUAGES: Readonly<Record<string, string>> = { python: "sdks/python.test.ts", go: "sdks/go.test.ts" };
const TESTS = readdirSync(join(REPOSITORY, "test", "examples")).map((file) =>
  readFileSync(join(REPOSITORY, "test", "examples", file), "utf8"),
);

const text = (...path: string[]) => readFileSync(join(FOLDER, ...path), "utf8");
const json = (...path: string[]) => JSON.parse(text(...path));

describe("The folders of the examples", function () {
  // The types of the AWS package are some megabytes.
  this.timeout(600_000);

  it("are all run by a test, and all listed", () => {
    for (const name of NAMES) {
      const other = TESTS_OF_LANGUAGES[name];
      const isPlayed = other
        ? readFileSync(join(REPOSITORY, "test", other), "utf8").includes(`playRoom("${name}"`)
        : TESTS.some(
            (test) => test.includes(`playExample({\n  name: "${name}"`) || test.includes(`describe("${name}"`),
          );
      expect(isPlayed, name).to.equal(true);
      expect(text(name, "Pulumi.yaml")).to.match(new RegExp(`^name: ${name}$`, "m"));
      expect(text("README.md")).to.match(new RegExp(`^\\| \\[${name}\\]\\(${name}\\) +\\|`, "m"));
    }
  });

  it("compile as strict as they say", async () => {
    const [, ...compilers] = [...new Set(PACKAGES.map((name) => compilerOptionsOf(name)))];
    expect(compilers, "other compiler options").to.deep.equal([]);
    const tsc = join(REPOSITORY, "node_modules/typescript/bin/tsc");
    const { code, stdout } = await runCommand(process.execPath, [tsc, "--project", FOLDER], {
      cwd: REPOSITORY,
      env: process.env,
    });
    expect(code, stdout).to.equal(0);
  });

  for (const name of PACKAGES) {
    it(`${name} has what a copy of it needs`, () => {
      const { version, devDependencies } = json("..", "package.json");
      const own = json(name, "package.json");
      expect(satisfies(version, own.dependencies["pulumi-chime-sdk-meetings"]), "its range of this package").to.equal(
        true,
      );
      const named = [...text(name, "index.ts").matchAll(/from "((?:@[^/"]+\/)?[^./"][^/"]*)/g)].map(
        ([, found]) => found,
      );
      expect(Object.keys(own.dependencies)).to.include.members(named);
      expect(Object.keys({ ...devDependencies, ...json("..", "package.json").dependencies })).to.include.members(
        Object.keys({ ...own.dependencies, ...own.devDependencies }),
      );
    });
  }
});

/** But for the example that compiles its tests, which writes what it compiles. */
function compilerOptionsOf(name: string): string {
  const {
    outDir: _written,
    rootDir: _root,
    noEmit: _nothing,
    ...options
  } = json(name, "tsconfig.json").compilerOptions;
  return JSON.stringify(options);
}
