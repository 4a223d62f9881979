import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";

const BUNDLE = join(__dirname, "..", "..", "plugin", "bundle", "pulumi-resource-chime-sdk-meetings.js");

export interface PluginProcess {
  readonly child: ChildProcess;
  /** What it has printed so far. */
  readonly lines: readonly string[];
  /** Resolves with the code and the signal of its end. */
  readonly ended: Promise<unknown[]>;
}

/** Starts the bundled plugin as the engine does, and waits until it has printed its port. */
export async function startPlugin(): Promise<PluginProcess> {
  const child = spawn(process.execPath, [BUNDLE], { stdio: ["ignore", "pipe", "inherit"] });
  const ended = once(child, "exit");
  const lines: string[] = [];
  const reader = createInterface({ input: child.stdout }).on("line", (line) => lines.push(line));
  await once(reader, "line");
  return { child, lines, ended };
}
