import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { transformSync } from "esbuild";
import { type Emulator, startEmulator } from "../../emulator";
import type { CommandRun } from "../../tools/engine/runCommand";
import { type CommandChoices, createWorkspace, type Variables, type Workspace } from "../../tools/engine/workspace";
import type { ProgramSource } from "../../tools/engine/workspaceFolders";

/** A program with one Meeting, whose arguments are the stack's configuration `args`, as JSON. */
export const ROOM_PROGRAM = `
import * as pulumi from "@pulumi/pulumi";
import { Meeting, type MeetingArgs } from "pulumi-chime-sdk-meetings";

const room = new Meeting("standup", new pulumi.Config().requireObject<MeetingArgs>("args"));

export const { meetingId, meetingArn, attendees, joinTokens, joinInfo, attendeeIds, tags } = room;
`;

const LATE_MODULES = join(__dirname, "..", "..", "..", "test", "fixtures", "lateModules.cjs");

/** For stacks of programs in this repository: saves a fifth of the processor time of a run, which is for loading modules. */
export const QUICK_START: Variables = { NODE_OPTIONS: `--require ${JSON.stringify(LATE_MODULES)}` };

type Operation = "up" | "preview" | "refresh" | "destroy";

/** A stack with one room on the real engine, and an emulator for it alone. Everything that is printed is kept. */
export class Room {
  #printed = "";

  constructor(
    readonly workspace: Workspace,
    readonly emulator: Emulator,
  ) {}

  declare(args: Record<string, unknown>): Promise<void> {
    return this.workspace.setConfig("args", JSON.stringify(args));
  }

  /** Runs an operation, whatever becomes of it. */
  async attempt(operation: Operation, choices?: CommandChoices): Promise<CommandRun> {
    const run = await this.workspace[operation](choices);
    this.#printed += run.stdout + run.stderr;
    return run;
  }

  /** Runs an operation that has to succeed, and gives what it printed. */
  async run(operation: Operation, choices?: CommandChoices): Promise<string> {
    const { code, stdout, stderr } = await this.attempt(operation, choices);
    expect(code, stdout + stderr).to.equal(0);
    return stdout;
  }

  async secretOutputs(): Promise<{ meetingId: string; joinTokens: Record<string, string> }> {
    return (await this.workspace.outputs({ showSecrets: true })) as never;
  }

  /** What a terminal, a log or a reader of the state's files may have seen. */
  visible(): string {
    const { backend } = this.workspace.folders;
    const files = readdirSync(backend, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const stored = files.map((file) => readFileSync(join(file.parentPath, file.name), "utf8"));
    return [this.#printed, ...stored].join("\n");
  }

  async close(): Promise<void> {
    this.workspace.dispose();
    await this.emulator.close();
  }
}

/**
 * The program in JavaScript: the language host would compile TypeScript again in each run, which takes longer than the rest of it.
 * The examples and `programs.test.ts` run as TypeScript.
 */
function compile(source: ProgramSource): ProgramSource {
  if (!("program" in source) || typeof source.program !== "string") return source;
  const { code } = transformSync(source.program, { loader: "ts", format: "cjs", target: "node20" });
  const settings = "name: program\nruntime:\n  name: nodejs\n  options:\n    typescript: false\n";
  return { program: { "Pulumi.yaml": settings, "index.js": code } };
}

/** With an emulator of its own, or one that other stacks use as well. */
export async function startRoom(
  source: ProgramSource = { program: ROOM_PROGRAM },
  shared?: Emulator,
  variables: Variables = {},
): Promise<Room> {
  const emulator = shared ?? (await startEmulator());
  const start = "program" in source ? QUICK_START : {};
  const env = { AWS_ENDPOINT_URL_CHIME_SDK_MEETINGS: emulator.url, ...start, ...variables };
  try {
    return new Room(await createWorkspace({ ...compile(source), env }), emulator);
  } catch (error) {
    await emulator.close();
    throw error;
  }
}
