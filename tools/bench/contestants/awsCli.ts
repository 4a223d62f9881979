import { join } from "node:path";
import { findPythonEnvironment } from "../../python/pythonEnvironment";

/** The version that is measured: of the 1 line, which is the one that pip installs. */
export const AWS_CLI_VERSION = "1.46.2";

/** The path of the AWS CLI, in a Python environment of its own in the user's cache folder; or why it cannot be had. */
export async function findAwsCli(): Promise<{ path: string } | { absent: string }> {
  const requirements = [`awscli==${AWS_CLI_VERSION}`];
  try {
    const programs = await findPythonEnvironment({ name: "aws-cli", requirements, content: "the AWS CLI" });
    return programs === undefined
      ? { absent: "There is no python3 on this machine." }
      : { path: join(programs, "aws") };
  } catch (error) {
    return { absent: error instanceof Error ? error.message : String(error) };
  }
}
