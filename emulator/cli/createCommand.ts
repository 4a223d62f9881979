import { Command } from "commander";
import type { EmulatorOptions } from "../emulator";
import { AWS_QUOTAS, type Quotas } from "../quotas/quotas";
import { HELP } from "./help";
import { addChoice, addOrigin, addText, parseAccount, parsePort, parseQuota } from "./parsers";

/** The options as the command line gives them. */
interface CommandOptions {
  readonly port: number;
  readonly host: string;
  readonly account?: string;
  readonly allowHost?: readonly string[];
  readonly allowOrigin?: readonly string[];
  readonly state?: string;
  readonly quotas?: boolean;
  readonly requestsPerSecond?: number;
  readonly burst?: number;
  readonly activeMeetings?: number;
  readonly replicas?: number;
  readonly choice?: Readonly<Record<string, string>>;
  readonly verbose?: boolean;
}

/** The command line, which hands what was asked for to `run`. */
export function createCommand(run: (options: EmulatorOptions) => Promise<void>): Command {
  return new Command("chime-sdk-meetings-emulator")
    .description("An emulator of the Amazon Chime SDK meetings service on this machine, for any AWS SDK.")
    .option("--port <number>", "TCP port; 0 takes any free one", parsePort, 0)
    .option("--host <address>", "address to listen on", "127.0.0.1")
    .option("--account <id>", "account of callers whose access key id is not itself 12 digits", parseAccount)
    .option("--allow-host <name>", "serve requests for this host name, too; can be repeated", addText)
    .option("--allow-origin <origin>", "let pages of this origin call the emulator; can be repeated", addOrigin)
    .option("--state <file>", "keep meetings in this file over a restart; it holds join tokens")
    .option("--quotas", "enforce AWS's default quotas")
    .option(...quotaOption("requests-per-second", "rate of each operation and of all together", "requestsPerSecond"))
    .option(...quotaOption("burst", "calls that can come at once after a pause", "burst"))
    .option(...quotaOption("active-meetings", "meetings at one time", "activeMeetings"))
    .option(...quotaOption("replicas", "replicas of a meeting", "replicasPerMeeting"))
    .option("--choice <name=answer>", "answer an open point otherwise; can be repeated (see below)", addChoice)
    .option("--verbose", "print one line for each request")
    .addHelpText("after", HELP)
    .action((options: CommandOptions) => run(toEmulatorOptions(options)));
}

function quotaOption(name: string, meaning: string, quota: keyof Quotas) {
  const text = `${meaning}; implies --quotas (AWS: ${AWS_QUOTAS[quota]})`;
  return [`--${name} <number>`, text, parseQuota] as const;
}

function toEmulatorOptions(options: CommandOptions): EmulatorOptions {
  const { port, host, allowHost, allowOrigin, account, state, choice = {}, verbose } = options;
  return {
    port,
    host,
    choices: choice,
    quotas: toQuotas(options),
    ...(allowHost !== undefined && { allowedHosts: allowHost }),
    ...(allowOrigin !== undefined && { allowedOrigins: allowOrigin }),
    ...(account !== undefined && { account }),
    ...(state !== undefined && { stateFile: state }),
    ...(verbose && { log: (line: string) => console.log(line) }),
  };
}

function toQuotas({ quotas, ...given }: CommandOptions): boolean | Partial<Quotas> {
  const changed = Object.entries({
    requestsPerSecond: given.requestsPerSecond,
    burst: given.burst,
    activeMeetings: given.activeMeetings,
    replicasPerMeeting: given.replicas,
  }).filter(([, value]) => value !== undefined);
  return changed.length > 0 ? Object.fromEntries(changed) : quotas === true;
}
