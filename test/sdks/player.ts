import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { createInterface, type Interface } from "node:readline";
import { type Emulator, startEmulator } from "../../emulator";
import { findEngine } from "../../tools/engine/findEngine";
import { workspaceEnvironment } from "../../tools/engine/workspaceEnvironment";
import { makeWorkspaceFolders } from "../../tools/engine/workspaceFolders";
import { type StandInAws, startStandInAws } from "../support/standInAws";

const PLUGIN = "pulumi-resource-chime-sdk-meetings";
const BUNDLE = join(__dirname, "../../plugin/bundle", `${PLUGIN}.js`);

/** An operation on the stack: `up` and `preview` run a program, `config` sets a key. */
type Request =
  | { readonly operation: "preview" | "up"; readonly program: "example" | "page" | "standingRoom" }
  | { readonly operation: "config"; readonly key: string; readonly value: string }
  | { readonly operation: "destroy" };

/** What became of it. */
interface Answer {
  readonly printed: string;
  /** How many resources were created, updated and so on. */
  readonly changes: Readonly<Record<string, number>>;
  readonly outputs: Readonly<Record<string, { readonly value: unknown; readonly secret: boolean }>>;
  readonly error?: string;
}

/** A process that runs a stack by the Automation API: it reads requests as lines of JSON, and writes an answer to each. */
export interface Player {
  readonly emulator: Emulator;
  readonly aws: StandInAws;
  ask(request: Request): Promise<Answer>;
  close(): Promise<void>;
}

/** What the process is, and where Pulumi finds the plugin. */
interface PlayerChoices {
  readonly command: string;
  /** The arguments of the command. The first one after them is the folder of Pulumi.yaml. */
  readonly words: readonly string[];
  readonly files?: readonly string[];
  /** The lines of Pulumi.yaml that name the folder of the plugin. Without them, the plugin is on PATH. */
  readonly plugins?: (folder: string) => string;
}

/** Starts a program of this folder with an emulator, a stand-in for the provider of AWS, and a backend and a home of its own. */
export async function startPlayer({ command, words, files = [], plugins }: PlayerChoices): Promise<Player> {
  const engine = await findEngine();
  const emulator = await startEmulator();
  const aws = await startStandInAws();
  const bin = mkdtempSync(join(tmpdir(), "chime-meetings-bin-"));
  symlinkSync(BUNDLE, join(bin, PLUGIN));
  const folders = makeWorkspaceFolders({
    program: { "Pulumi.yaml": `name: room\nruntime: python\n${plugins?.(bin) ?? ""}` },
  });
  const { PATH = "", ...env } = workspaceEnvironment(folders, engine.command);
  // npm has put the plugin of this repository on PATH.
  const path = PATH.split(delimiter).filter((one) => !existsSync(join(one, PLUGIN)));
  const child = spawn(command, [...words, folders.settings, ...files], {
    env: {
      ...env,
      PATH: [...(plugins === undefined ? [bin] : []), ...path].join(delimiter),
      AWS_ENDPOINT_URL_CHIME_SDK_MEETINGS: emulator.url,
      ...aws.variables,
    },
    stdio: ["pipe", "pipe", "inherit"],
  });
  const answers = createInterface({ input: child.stdout });
  return {
    emulator,
    aws,
    ask: (request) => ask(child, answers, request),
    async close() {
      const ended = once(child, "exit");
      child.stdin.end();
      await ended;
      await emulator.close();
      aws.close();
      folders.remove();
      rmSync(bin, { recursive: true, force: true });
    },
  };
}

async function ask(child: ChildProcess, answers: Interface, request: Request): Promise<Answer> {
  const answered = new AbortController();
  const { signal } = answered;
  const line = once(answers, "line", { signal });
  const ended = once(answers, "close", { signal }).then(() => {
    throw new Error("The program ended without an answer.");
  });
  child.stdin?.write(`${JSON.stringify(request)}\n`);
  const [text] = await Promise.race([line, ended]).finally(() => answered.abort());
  const answer = JSON.parse(text) as Answer;
  if (answer.error) throw new Error(answer.error);
  return answer;
}
