import { existsSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { runCommand } from "../../engine/runCommand";

/** The version that is measured: of the 1 line, which is the one that pip installs. */
export const AWS_CLI_VERSION = "1.46.2";

/** The path of the AWS CLI, in a Python environment of its own in the user's cache folder; or why it cannot be had. */
export async function findAwsCli(say: (line: string) => void): Promise<{ path: string } | { absent: string }> {
  const cache = process.env["XDG_CACHE_HOME"] || join(homedir(), ".cache");
  const folder = join(cache, "pulumi-chime-sdk-meetings", "aws-cli", AWS_CLI_VERSION);
  const path = join(folder, "bin", "aws");
  if (existsSync(path)) return { path };
  say(`installing the AWS CLI ${AWS_CLI_VERSION} with pip`);
  try {
    await must("python3", ["-m", "venv", folder]);
    await must(join(folder, "bin", "pip"), ["install", "--quiet", `awscli==${AWS_CLI_VERSION}`]);
    return { path };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    return { absent: error instanceof Error ? error.message : String(error) };
  }
}

async function must(program: string, commandArguments: readonly string[]): Promise<void> {
  const { code, stderr } = await runCommand(program, commandArguments, { cwd: homedir(), env: process.env });
  if (code !== 0) throw new Error(`\`${program} ${commandArguments.join(" ")}\` failed: ${stderr.trim().slice(-500)}`);
}
