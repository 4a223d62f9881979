import { existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { userCacheFolder } from "../../engine/programCache";
import { runCommand } from "../../engine/runCommand";

/** The version that is measured (MIT). It depends on the AWS SDK 2, too large for a development dependency. */
export const COGNITO_LOCAL_VERSION = "5.3.0";

/** The program of cognito-local, installed once into the user's cache folder. Throws, with advice, where npm cannot install it. */
export async function findCognitoLocal(say: (line: string) => void): Promise<string> {
  const folder = join(userCacheFolder(), "pulumi-chime-sdk-meetings", "cognito-local", COGNITO_LOCAL_VERSION);
  const program = join(folder, "node_modules", "cognito-local", "lib", "bin", "start.js");
  if (existsSync(program)) return program;
  say(`installing cognito-local ${COGNITO_LOCAL_VERSION} with npm`);
  mkdirSync(folder, { recursive: true });
  const wanted = `cognito-local@${COGNITO_LOCAL_VERSION}`;
  const install = ["install", "--prefix", folder, "--no-save", "--no-package-lock", "--no-fund", "--no-audit", wanted];
  const { code, stderr } = await runCommand("npm", install, { cwd: folder, env: process.env });
  if (code === 0 && existsSync(program)) return program;
  rmSync(folder, { recursive: true, force: true });
  throw new Error(
    `npm could not install ${wanted}, with which the bench compares: ${stderr.trim().slice(-500)}\n` +
      "Connect this machine to an npm registry, or leave the table out by naming the other ones with --only.",
  );
}
