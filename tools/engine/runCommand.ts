import { spawn } from "node:child_process";

/** How a command ended, and everything it printed. */
export interface CommandRun {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Where and how a command runs. */
export interface CommandOptions {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Given each piece of stdout and stderr as it arrives, for instance to show it. */
  readonly onOutput?: ((text: string) => void) | undefined;
  /** Sends SIGINT to the command, as Ctrl-C does. */
  readonly interrupt?: AbortSignal | undefined;
}

/** Runs a program to its end. A code that is not 0 is an answer, not an error; a program that cannot start is one. */
export function runCommand(
  command: string,
  commandArguments: readonly string[],
  { cwd, env, onOutput, interrupt }: CommandOptions,
): Promise<CommandRun> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, commandArguments, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    const printed = { stdout: "", stderr: "" };
    for (const stream of ["stdout", "stderr"] as const) {
      child[stream].setEncoding("utf8").on("data", (text: string) => {
        printed[stream] += text;
        onOutput?.(text);
      });
    }
    interrupt?.addEventListener("abort", () => child.kill("SIGINT"), { once: true });
    child.once("error", reject);
    child.once("close", (code) => resolve({ code: code ?? 1, ...printed }));
  });
}
