import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { readEngineVersion } from "../../tools/engine/engineVersion";
import { buildGoProgram, goEnvironment } from "../../tools/engine/goBuild";
import { runCommand } from "../../tools/engine/runCommand";
import { seedGoModule } from "../../tools/sdks/goModule";
import { blocksOf } from "../package/readmeBlocks";

const REPOSITORY = join(__dirname, "../../..");
const PAGE = "docs/languages.md";

/** Where the page says that a clone of the repository is, as seen from the module of a user. */
const CLONE = "../pulumi-chime-sdk-meetings/lib/sdk/go";

/** Runs a line as a shell does, and returns what it prints. */
export async function goShell(line: string, cwd: string): Promise<string> {
  const { code, stdout, stderr } = await runCommand("sh", ["-e", "-c", line], { cwd, env: goEnvironment() });
  expect(code, `${line}\n${stdout}${stderr}`).to.equal(0);
  return stdout;
}

/** Builds `play.go` with the programs of the example, of docs/languages.md and of a standing room, and returns the path of the program. */
export async function buildGoPlayer(folder: string, sdk: string): Promise<string> {
  mkdirSync(folder, { recursive: true });
  copyFileSync(join(REPOSITORY, "test/sdks/go/play.go"), join(folder, "play.go"));
  const [page = ""] = blocksOf(PAGE, "go");
  addProgram(folder, "example", readFileSync(join(REPOSITORY, "examples/go/main.go"), "utf8"));
  addProgram(folder, "page", page);
  addProgram(folder, "standingroom", readFileSync(join(REPOSITORY, "test/sdks/go/standingRoom.go"), "utf8"));
  seedGoModule(folder, "module play");
  const require = blocksOf(PAGE, "sh").find((text) => text.startsWith("go mod edit")) ?? "";
  expect(require).to.contain(CLONE);
  await goShell(require.replace(CLONE, sdk), folder);
  const program = join(folder, "play");
  await buildGoProgram({ module: { ...readEngineVersion(), folder }, package: "." }, program, console.warn);
  return program;
}

/** Adds the text of a program as a package whose `Program` is what its `main` runs: one program can have one `main` only. */
function addProgram(folder: string, name: string, text: string): void {
  expect(text).to.contain("pulumi.Run(declareRoom)");
  mkdirSync(join(folder, name));
  writeFileSync(join(folder, name, "main.go"), text.replace(/^package main$/m, `package ${name}`));
  writeFileSync(join(folder, name, "program.go"), `package ${name}\n\nvar Program = declareRoom\n`);
}
