import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { findPythonEnvironment } from "../../../tools/python/pythonEnvironment";

const REQUIREMENTS = path.join(__dirname, "../../../../test/emulator/python/requirements.txt");

/** Said where the clients cannot run; the tests are then shown as pending. */
export const NO_PYTHON =
  "NOT TESTED: there is no python3 on this machine, so no client but JavaScript's was tried. Install Python 3 with venv.";

/** The folder of a virtual environment's programs, or undefined on a machine without Python. */
export async function pythonPrograms(): Promise<string | undefined> {
  const lines = (await readFile(REQUIREMENTS, "utf8")).split("\n");
  const requirements = lines.filter((line) => line !== "" && !line.startsWith("#"));
  return findPythonEnvironment({ name: "python-clients", requirements, content: "boto3 and the AWS CLI" });
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
