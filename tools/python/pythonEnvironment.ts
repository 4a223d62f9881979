import { createHash, randomUUID } from "node:crypto";
import { existsSync, mkdirSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { removeAbandoned, userCacheFolder } from "../engine/programCache";
import { runCommand } from "../engine/runCommand";

/** The link to the environment in use. It is created last, so that an incomplete environment is never used. */
const CURRENT = "current";

/** The name of each environment begins so. */
const PREFIX = "environment-";

/** A virtual environment of Python in the user's cache folder. */
export interface PythonEnvironment {
  /** The beginning of the folder's name. */
  readonly name: string;
  /** The lines of a requirements file. */
  readonly requirements: readonly string[];
  /** What is installed, for the message before an installation. */
  readonly content: string;
}

/**
 * Returns the folder of the environment's programs, or undefined on a machine without Python. Creates the environment once: of two
 * processes that create it at the same time the first wins, and the second uses that of the first.
 *
 * @param cache Default: `$XDG_CACHE_HOME`, else `~/.cache`.
 */
export async function findPythonEnvironment(
  environment: PythonEnvironment,
  cache = userCacheFolder(),
): Promise<string | undefined> {
  const version = await pythonVersion();
  if (version === undefined) return undefined;
  const { name, requirements } = environment;
  const key = createHash("sha256")
    .update([version, ...requirements].join("\n"))
    .digest("hex")
    .slice(0, 12);
  const home = join(cache, "pulumi-chime-sdk-meetings", "python", `${name}-${key}`);
  if (!existsSync(join(home, CURRENT))) await create(home, environment);
  return join(home, CURRENT, "bin");
}

async function pythonVersion(): Promise<string | undefined> {
  try {
    const { code, stdout } = await run("python3", ["--version"]);
    return code === 0 ? stdout.trim() : undefined;
  } catch {
    return undefined;
  }
}

/** An environment contains its own path, so it cannot be created elsewhere and renamed. */
async function create(home: string, { requirements, content }: PythonEnvironment): Promise<void> {
  const name = `${PREFIX}${randomUUID()}`;
  const folder = join(home, name);
  removeAbandoned(home, PREFIX);
  // A link to a folder that was deleted is only in the way.
  rmSync(join(home, CURRENT), { force: true });
  mkdirSync(home, { recursive: true });
  console.error(`    installing ${content} into ${folder}, about half a minute, once`);
  try {
    await mustRun("python3", ["-m", "venv", folder]);
    await mustRun(join(folder, "bin", "pip"), ["install", "--quiet", ...requirements]);
    symlinkSync(name, join(home, CURRENT));
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
}

async function mustRun(program: string, words: readonly string[]): Promise<void> {
  const { code, stdout, stderr } = await run(program, words);
  if (code === 0) return;
  throw new Error(
    `"${program} ${words.join(" ")}" failed with ${code}. Python's venv and a package index are needed.\n${stdout}${stderr}`,
  );
}

function run(program: string, words: readonly string[]) {
  return runCommand(program, words, { cwd: process.cwd(), env: process.env });
}
