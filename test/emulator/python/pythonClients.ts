import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import path from "node:path";

const REQUIREMENTS = path.join(__dirname, "../../../../test/emulator/python/requirements.txt");

/** Written last into an environment, so that a half-made one is never used. */
const READY = "ready";

/** Said where the clients cannot run; the tests are then shown as pending. */
export const NO_PYTHON =
  "NOT TESTED: there is no python3 on this machine, so no client but JavaScript's was tried. Install Python 3 with venv.";

/** The folder of a virtual environment's programs, or undefined on a machine without Python. */
export async function pythonPrograms(): Promise<string | undefined> {
  const { code, output: version } = await run("python3", ["--version"]);
  if (code !== 0) return undefined;
  const requirements = await readFile(REQUIREMENTS, "utf8");
  const key = createHash("sha256").update(`${version}\n${requirements}`).digest("hex").slice(0, 12);
  const cache = process.env["XDG_CACHE_HOME"] || path.join(homedir(), ".cache");
  const environment = path.join(cache, "pulumi-chime-sdk-meetings", `python-clients-${key}`);
  if (!existsSync(path.join(environment, READY))) await build(environment);
  return path.join(environment, "bin");
}

/** Runs a program to its end; what it printed on both streams is one text. */
export function run(program: string, args: readonly string[], environment: NodeJS.ProcessEnv = {}) {
  return new Promise<{ code: number | null; output: string }>((resolve) => {
    const child = spawn(program, args, { env: { ...process.env, ...environment } });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        output += text;
      });
    }
    child.on("error", (error) => resolve({ code: null, output: error.message }));
    child.on("close", (code) => resolve({ code, output }));
  });
}

async function build(environment: string): Promise<void> {
  await mkdir(path.dirname(environment), { recursive: true });
  await rm(environment, { recursive: true, force: true });
  console.log(`    installing boto3 and the AWS CLI into ${environment}, about half a minute, once`);
  await mustRun("python3", ["-m", "venv", environment]);
  await mustRun(path.join(environment, "bin", "pip"), ["install", "--quiet", "--requirement", REQUIREMENTS]);
  await writeFile(path.join(environment, READY), "");
}

async function mustRun(program: string, args: readonly string[]): Promise<void> {
  const { code, output } = await run(program, args);
  if (code === 0) return;
  throw new Error(
    `"${program} ${args.join(" ")}" failed with ${code}. Python's venv and a package index are needed.\n${output}`,
  );
}
