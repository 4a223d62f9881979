import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runCommand } from "./runCommand";

const REPOSITORY = join(__dirname, "..", "..");

/** What a user's project has besides our package. */
const BESIDES = ["@pulumi/pulumi", "typescript", "@types/node"];

/** Adds packages to a project, by their names, versions or files. */
const NPM_INSTALL = ["npm", "install", "--no-audit", "--no-fund", "--prefer-offline"];

/** A project as a user has it: an empty folder into which the packed tarball was installed. */
export interface PackedProject {
  readonly folder: string;
  /** Runs a command in it that has to succeed, and gives its stdout. */
  run(command: string, ...commandArguments: string[]): Promise<string>;
  remove(): void;
}

/** How a project differs from the plain one. */
export interface ProjectChoices {
  /** What `packTarball` made, where several projects share it. Default: one is packed. */
  readonly tarball?: string;
  /** Added to the project's package.json. */
  readonly packageJson?: Readonly<Record<string, unknown>>;
  /** Packages besides ours, such as `typescript@6`. Default: those of this repository. */
  readonly besides?: readonly string[];
  /** The command that the packages are given to. Default: npm's. */
  readonly install?: readonly string[];
  /** The environment of every command. */
  readonly env?: NodeJS.ProcessEnv;
}

export async function createPackedProject(
  files: Readonly<Record<string, string>>,
  { tarball, packageJson = {}, besides = ownVersions(), install = NPM_INSTALL, env = process.env }: ProjectChoices = {},
): Promise<PackedProject> {
  const folder = mkdtempSync(join(tmpdir(), "chime-meetings-packed-"));
  const run = async (command: string, ...commandArguments: string[]) => {
    const { code, stdout, stderr } = await runCommand(command, commandArguments, { cwd: folder, env });
    if (code !== 0) throw new Error(`${command} ${commandArguments.join(" ")} failed:\n${stdout}\n${stderr}`);
    return stdout;
  };
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const manifest = { name: "user", private: true, type: "commonjs", ...packageJson };
  for (const [name, text] of Object.entries({ ...files, "package.json": JSON.stringify(manifest) })) {
    writeFileSync(join(folder, name), text);
  }
  try {
    const [command = "", ...commandArguments] = install;
    await run(command, ...commandArguments, tarball ?? (await packTarball(folder)), ...besides);
  } catch (error) {
    remove();
    throw error;
  }
  return { folder, run, remove };
}

/** The tarball that `npm publish` would upload, of the build that is there. */
export async function packTarball(folder: string): Promise<string> {
  const { code, stdout, stderr } = await runCommand(
    "npm",
    ["pack", "--ignore-scripts", "--json", "--pack-destination", folder],
    { cwd: REPOSITORY, env: process.env },
  );
  if (code !== 0) throw new Error(`npm pack failed:\n${stderr}`);
  const [{ filename }] = JSON.parse(stdout) as [{ filename: string }];
  return join(folder, filename);
}

function ownVersions(): string[] {
  const { devDependencies } = require(join(REPOSITORY, "package.json")) as { devDependencies: Record<string, string> };
  return BESIDES.map((name) => `${name}@${devDependencies[name]}`);
}
