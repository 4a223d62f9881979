import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { runCommand } from "./runCommand";

const REPOSITORY = join(__dirname, "..", "..");

/** Our package, and what a user's project has besides. */
const INSTALL = ["npm install pulumi-chime-sdk-meetings @pulumi/pulumi typescript @types/node"];

/** A project as a user has it: an empty folder into which the packed tarball was installed. */
export interface PackedProject {
  readonly folder: string;
  /** Runs a command in it that has to succeed, and gives its stdout. */
  run(command: string, ...commandArguments: string[]): Promise<string>;
  remove(): void;
}

/**
 * Each command is an `npm install`, as a user types it: our package's name stands for the tarball, and any other without a version for
 * the version that is developed with.
 */
export async function createPackedProject(
  files: Readonly<Record<string, string>>,
  commands: readonly string[] = INSTALL,
): Promise<PackedProject> {
  const folder = mkdtempSync(join(tmpdir(), "chime-meetings-packed-"));
  const run = async (command: string, ...commandArguments: string[]) => {
    const { code, stdout, stderr } = await runCommand(command, commandArguments, { cwd: folder, env: process.env });
    if (code !== 0) throw new Error(`${command} ${commandArguments.join(" ")} failed:\n${stdout}\n${stderr}`);
    return stdout;
  };
  const packageJson = { name: "user", private: true, type: "commonjs" };
  for (const [name, text] of Object.entries({ "package.json": JSON.stringify(packageJson), ...files })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const tarball = await pack(folder);
  for (const command of commands) {
    const [npm = "", install = "", ...rest] = command.split(" ");
    const words = rest.map((word) => offline(word, tarball));
    await run(npm, install, "--no-audit", "--no-fund", "--prefer-offline", ...words);
  }
  return { folder, run, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** A word of an `npm install` with what it stands for here. */
function offline(word: string, tarball: string): string {
  const { name, devDependencies } = require(join(REPOSITORY, "package.json")) as {
    name: string;
    devDependencies: Record<string, string>;
  };
  if (word === name) return tarball;
  const version = devDependencies[word];
  return version === undefined ? word : `${word}@${version}`;
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
