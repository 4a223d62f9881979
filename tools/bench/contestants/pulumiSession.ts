import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
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

/** A stack of its own on the real engine, with the file backend. `env` is what a contestant adds. */
export async function openPulumiSession(
  cwd: string,
  { rooms, attendees, parallel }: Load,
  service: Service,
  env: Variables = {},
): Promise<Session> {
  const workspace = await createWorkspace({
    cwd,
    env: {
      AWS_ENDPOINT_URL_CHIME_SDK_MEETINGS: service.url,
      BENCH_ROOMS: String(rooms),
      BENCH_ATTENDEES: String(attendees),
      ...env,
    },
  });
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
