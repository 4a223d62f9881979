import { readFileSync } from "node:fs";
import { arch, availableParallelism, cpus, loadavg, platform, release, totalmem } from "node:os";
import { join } from "node:path";
import { type Engine, findEngine } from "../../engine/findEngine";
import { runCommand } from "../../engine/runCommand";
import { AWS_CLI_VERSION } from "../contestants/awsCli";

/** Where and with what a suite was measured. */
export interface MachineFacts {
  readonly machine: string;
  readonly versions: Readonly<Record<string, string>>;
  /** How many processes wanted a processor in the minute before: much above 0 says that others were at work. */
  readonly loadBefore: number;
}

export async function readMachineFacts(): Promise<MachineFacts> {
  const engine = await findEngine();
  const [processor] = cpus();
  const memory = Math.round(totalmem() / 1024 ** 3);
  return {
    machine: `${processor?.model.trim()}, ${availableParallelism()} processors, ${memory} GB, ${platform()} ${release().split("-")[0]} ${arch()}`,
    versions: {
      "Node.js": process.versions.node,
      Pulumi: await engineVersion(engine),
      "@pulumi/pulumi": installedVersion("@pulumi/pulumi"),
      "@aws-sdk/client-chime-sdk-meetings": installedVersion("@aws-sdk/client-chime-sdk-meetings"),
      "AWS CLI": AWS_CLI_VERSION,
    },
    loadBefore: loadavg()[0] ?? 0,
  };
}

async function engineVersion({ command }: Engine): Promise<string> {
  const { stdout } = await runCommand(command, ["version"], { cwd: process.cwd(), env: process.env });
  return stdout.trim();
}

/** The bench installs what this repository has installed. */
function installedVersion(name: string): string {
  const file = join(__dirname, "..", "..", "..", "..", "node_modules", name, "package.json");
  return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
}
