import { readdirSync, statSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { findEngine } from "../../engine/findEngine";
import { type CommandChoices, createWorkspace, type Variables, type Workspace } from "../../engine/workspace";
import type { Load, Operation, Outcome, Service, Session } from "./contestant";

type Command = "up" | "preview" | "refresh" | "destroy";

const COMMANDS: Readonly<Record<Operation, Command>> = {
  up: "up",
  noop: "up",
  preview: "preview",
  refresh: "refresh",
  destroy: "destroy",
};

const LAST_WORDS = 2_000;

/** What a contestant adds to a plain project. */
export interface SessionChoices {
  readonly env?: Variables | undefined;
  readonly config?: Readonly<Record<string, string>> | undefined;
  /** A folder that Pulumi finds the native provider in. */
  readonly programs?: string | undefined;
}

/** A stack of its own on the real engine, with the file backend. */
export async function openPulumiSession(
  cwd: string,
  { rooms, attendees, parallel }: Load,
  service: Service,
  { env = {}, config = {}, programs }: SessionChoices = {},
): Promise<Session> {
  const engine = await findEngine();
  const path = [dirname(engine.command), programs, process.env["PATH"]].filter((part) => part !== undefined);
  const workspace = await createWorkspace({
    cwd,
    engine,
    env: {
      AWS_ENDPOINT_URL_CHIME_SDK_MEETINGS: service.url,
      BENCH_ROOMS: String(rooms),
      BENCH_ATTENDEES: String(attendees),
      PATH: path.join(delimiter),
      ...env,
    },
  });
  for (const [key, value] of Object.entries(config)) await workspace.setConfig(key, value);
  const choices: CommandChoices = { flags: ["--parallel", String(parallel), "--suppress-outputs"] };
  return {
    offers: () => true,
    run: async (operation) => toOutcome(await workspace[COMMANDS[operation]](choices)),
    stateBytes: () => stateBytes(workspace),
    close: () => workspace.dispose(),
  };
}

function toOutcome({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }): Outcome {
  return { succeeded: code === 0, lastWords: (stdout + stderr).slice(-LAST_WORDS) };
}

/** The size of the checkpoint file, which the engine rewrites at every step. */
function stateBytes({ folders }: Workspace): number {
  const stacks = join(folders.backend, ".pulumi", "stacks");
  const files = readdirSync(stacks, { recursive: true, withFileTypes: true }).filter(({ name }) =>
    /\.json(\.gz)?$/.test(name),
  );
  return files.reduce((total, file) => total + statSync(join(file.parentPath, file.name)).size, 0);
}
