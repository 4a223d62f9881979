import { createHash } from "node:crypto";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { userCacheFolder } from "../engine/programCache";
import { runCommand } from "../engine/runCommand";

/** Written last into an environment, so that an incomplete one is never used. */
const READY = "ready";

/** A virtual environment of Python in the user's cache folder. */
export interface PythonEnvironment {
  /** The beginning of the folder's name. */
  readonly name: string;
  /** The lines of a requirements file. */
  readonly requirements: readonly string[];
  /** What is installed, for the message before an installation. */
  readonly content: string;
}

/** Returns the folder of the environment's programs, or undefined on a machine without Python. Creates the environment once. */
export async function findPythonEnvironment(environment: PythonEnvironment): Promise<string | undefined> {
  const version = await pythonVersion();
  if (version === undefined) return undefined;
  const { name, requirements } = environment;
  const key = createHash("sha256")
    .update([version, ...requirements].join("\n"))
    .digest("hex")
    .slice(0, 12);
  const folder = join(userCacheFolder(), "pulumi-chime-sdk-meetings", `${name}-${key}`);
  if (!existsSync(join(folder, READY))) await create(folder, environment);
  return join(folder, "bin");
}

async function pythonVersion(): Promise<string | undefined> {
  try {
    const { code, stdout } = await run("python3", ["--version"]);
    return code === 0 ? stdout.trim() : undefined;
  } catch {
    return undefined;
  }
}

async function create(folder: string, { requirements, content }: PythonEnvironment): Promise<void> {
  mkdirSync(dirname(folder), { recursive: true });
  rmSync(folder, { recursive: true, force: true });
  console.error(`    installing ${content} into ${folder}, about half a minute, once`);
  await mustRun("python3", ["-m", "venv", folder]);
  await mustRun(join(folder, "bin", "pip"), ["install", "--quiet", ...requirements]);
  writeFileSync(join(folder, READY), "");
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
