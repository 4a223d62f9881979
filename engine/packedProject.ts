import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runCommand } from "./runCommand";

const REPOSITORY = join(__dirname, "..", "..");

/** What a user's project has besides our package. */
const BESIDES = ["@pulumi/pulumi", "typescript", "@types/node"];

/** A project as a user has it: an empty folder into which the packed tarball was installed. */
export interface PackedProject {
  readonly folder: string;
  /** Runs a command in it that has to succeed, and gives its stdout. */
  run(command: string, ...commandArguments: string[]): Promise<string>;
  remove(): void;
}

export async function createPackedProject(files: Readonly<Record<string, string>>): Promise<PackedProject> {
  const folder = mkdtempSync(join(tmpdir(), "chime-meetings-packed-"));
  const run = async (command: string, ...commandArguments: string[]) => {
    const { code, stdout, stderr } = await runCommand(command, commandArguments, { cwd: folder, env: process.env });
    if (code !== 0) throw new Error(`${command} ${commandArguments.join(" ")} failed:\n${stdout}\n${stderr}`);
    return stdout;
  };
  const packageJson = { name: "user", private: true, type: "commonjs" };
  for (const [name, text] of Object.entries({ ...files, "package.json": JSON.stringify(packageJson) })) {
    writeFileSync(join(folder, name), text);
  }
  const tarball = await pack(folder);
  const { devDependencies } = require(join(REPOSITORY, "package.json")) as { devDependencies: Record<string, string> };
  const besides = BESIDES.map((name) => `${name}@${devDependencies[name]}`);
  await run("npm", "install", "--no-audit", "--no-fund", "--prefer-offline", tarball, ...besides);
  return { folder, run, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** The tarball that `npm publish` would upload, of the build that is there. */
async function pack(folder: string): Promise<string> {
  const { code, stdout, stderr } = await runCommand(
    "npm",
    ["pack", "--ignore-scripts", "--json", "--pack-destination", folder],
    { cwd: REPOSITORY, env: process.env },
  );
  if (code !== 0) throw new Error(`npm pack failed:\n${stderr}`);
  const [{ filename }] = JSON.parse(stdout) as [{ filename: string }];
  return join(folder, filename);
}
