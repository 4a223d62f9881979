import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { packTarballs, type Tarballs } from "./packTarballs";
import { runCommand } from "./runCommand";

const REPOSITORY = join(__dirname, "..", "..", "..");

/** npm's `install`, as quick and as quiet as it can be. */
export const NPM_INSTALL = ["npm", "install", "--no-audit", "--no-fund", "--prefer-offline"];

/** Both packages, and what a user's project has besides. */
const INSTALL = [
  ...NPM_INSTALL,
  "pulumi-chime-sdk-meetings",
  "chime-sdk-meetings-emulator",
  "@pulumi/pulumi",
  "typescript",
  "@types/node",
];

/** A project as a user has it: an empty folder into which the packed tarball was installed. */
export interface PackedProject {
  readonly folder: string;
  /** Runs a command in the folder; fails on an exit code that is not 0, with what was printed. */
  run(command: string, ...commandArguments: string[]): Promise<string>;
  remove(): void;
}

/** How a project differs from the plain one. */
export interface ProjectChoices {
  /** Added to the project's package.json. */
  readonly packageJson?: Readonly<Record<string, unknown>>;
  /**
   * The commands that install packages. In them, the names of our packages stand for the tarballs, and the name of a development
   * dependency, without a version, for the version of this repository.
   */
  readonly installs?: readonly (readonly string[])[];
  /** The environment of every command. */
  readonly env?: NodeJS.ProcessEnv;
}

export async function createPackedProject(
  files: Readonly<Record<string, string>>,
  { packageJson = {}, installs = [INSTALL], env = process.env }: ProjectChoices = {},
): Promise<PackedProject> {
  const folder = mkdtempSync(join(tmpdir(), "chime-meetings-packed-"));
  const run = async (command: string, ...commandArguments: string[]) => {
    const { code, stdout, stderr } = await runCommand(command, commandArguments, { cwd: folder, env });
    if (code !== 0) throw new Error(`${command} ${commandArguments.join(" ")} failed:\n${stdout}\n${stderr}`);
    return stdout;
  };
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const manifest = JSON.stringify({ name: "user", private: true, type: "commonjs", ...packageJson });
  try {
    for (const [name, text] of Object.entries({ ...files, "package.json": manifest })) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    const packed = await packTarballs();
    for (const install of installs) {
      const [command = "", ...words] = install.map((word) => installable(word, packed));
      await run(command, ...words);
    }
  } catch (error) {
    remove();
    throw error;
  }
  return { folder, run, remove };
}

/** A word of an install command, with what it stands for. */
function installable(word: string, tarballs: Tarballs): string {
  const { devDependencies } = require(join(REPOSITORY, "package.json")) as { devDependencies: Record<string, string> };
  const version = devDependencies[word];
  return tarballs[word] ?? (version === undefined ? word : `${word}@${version}`);
}
