import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { readEngineVersion } from "../engine/engineVersion";
import { runCommand } from "../engine/runCommand";
import { findPythonEnvironment } from "../python/pythonEnvironment";

/** What packs the SDK. */
const PACKERS = ["build==1.6.1", "setuptools==80.9.0"];

/** What the SDK needs besides Pulumi. */
const DEPENDENCIES = ["parver==1.0.1.post0", "semver==3.1.2"];

/** Says that the SDK could not be packed. */
export const NO_PYTHON =
  "There is no python3 on this machine. Install Python 3.9 or newer with venv (https://www.python.org/downloads).";

/** Returns the folder of the programs of a Python that can pack and run the SDK, or undefined on a machine without Python. */
export function findSdkPython(): Promise<string | undefined> {
  const pulumi = `pulumi==${readEngineVersion().version.slice(1)}`;
  const requirements = [pulumi, ...DEPENDENCIES, ...PACKERS];
  return findPythonEnvironment({ name: "python-sdk", requirements, content: "Pulumi's SDK for Python" });
}

/** Packs the SDK into `dist` as a source distribution, and that as a wheel, and returns their paths. */
export async function packPython(sdk: string, python: string): Promise<string[]> {
  const dist = join(sdk, "dist");
  rmSync(dist, { recursive: true, force: true });
  const { code, stdout, stderr } = await runCommand(join(python, "python"), ["-m", "build", "--no-isolation", "."], {
    cwd: sdk,
    env: process.env,
  });
  if (code !== 0) throw new Error(`The SDK for Python could not be packed:\n${stdout}${stderr}`);
  return readdirSync(dist).map((file) => join(dist, file));
}
