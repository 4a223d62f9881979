import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Engine, findEngine } from "./findEngine";
import { type CommandRun, runCommand } from "./runCommand";
import { workspaceEnvironment } from "./workspaceEnvironment";
import { makeWorkspaceFolders, type ProgramSource, type WorkspaceFolders } from "./workspaceFolders";

/** Each workspace has one stack, in a backend of its own. */
const STACK = "dev";

/** Added to the environment of a command; `undefined` takes a variable away. */
export type Variables = Readonly<Record<string, string | undefined>>;

/** What a workspace runs, and with what. */
export type WorkspaceOptions = ProgramSource & {
  /** Default: what `findEngine` finds or gets. */
  readonly engine?: Engine;
  readonly env?: Variables;
};

/** How one command runs. */
export interface CommandChoices {
  /** More flags, such as `["--diff"]`. */
  readonly flags?: readonly string[];
  /** Adds `--refresh`, or with false `--refresh=false`, to `up`, `preview` or `destroy`. */
  readonly refresh?: boolean;
  /** Given the output as it arrives. */
  readonly onOutput?: (text: string) => void;
  /** Sends SIGINT to the command, as Ctrl-C does. */
  readonly interrupt?: AbortSignal;
  readonly env?: Variables;
}

/** `secret` has Pulumi encrypt the value. */
export interface ConfigChoices {
  readonly secret?: boolean;
}

/** One resource of an exported state. */
interface ExportedResource {
  readonly urn: string;
  readonly type: string;
  readonly id?: string;
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly outputs?: Readonly<Record<string, unknown>>;
  readonly [member: string]: unknown;
}

/** What `pulumi stack export` gives: secrets stay encrypted. */
export interface ExportedState {
  readonly version: number;
  readonly deployment: { readonly resources?: readonly ExportedResource[]; readonly [member: string]: unknown };
}

/** Makes a workspace with an empty stack. Call `dispose` when done, also after a failure. */
export async function createWorkspace(options: WorkspaceOptions): Promise<Workspace> {
  const engine = options.engine ?? (await findEngine());
  const workspace = new Workspace(engine, makeWorkspaceFolders(options), options.env ?? {});
  try {
    await workspace.must(["stack", "init"]);
  } catch (error) {
    workspace.dispose();
    throw error;
  }
  return workspace;
}

/**
 * A stack of its own on the real Pulumi command line. State, configuration and Pulumi's home are in a temporary folder; the
 * project folder is only read.
 */
export class Workspace {
  readonly #environment: NodeJS.ProcessEnv;
  /** Configuration that the next command stores: a command of its own for each value takes as long as the start of Pulumi. */
  readonly #newConfig = new Map<string, string>();

  constructor(
    readonly engine: Engine,
    readonly folders: WorkspaceFolders,
    env: Variables,
  ) {
    this.#environment = { ...workspaceEnvironment(folders, engine.command), ...env };
  }

  /** Runs `pulumi up --yes --skip-preview`. */
  up(choices?: CommandChoices): Promise<CommandRun> {
    return this.#operate(["up", "--yes", "--skip-preview"], choices);
  }

  preview(choices?: CommandChoices): Promise<CommandRun> {
    return this.#operate(["preview"], choices);
  }

  /** Runs `pulumi refresh --yes --skip-preview`. */
  refresh(choices?: CommandChoices): Promise<CommandRun> {
    return this.#operate(["refresh", "--yes", "--skip-preview"], choices);
  }

  /** Runs `pulumi destroy --yes --skip-preview`. */
  destroy(choices?: CommandChoices): Promise<CommandRun> {
    return this.#operate(["destroy", "--yes", "--skip-preview"], choices);
  }

  /** The stack's outputs. Without `showSecrets` each secret reads `[secret]`. */
  async outputs({ showSecrets = false } = {}): Promise<Record<string, unknown>> {
    return JSON.parse(await this.must(["stack", "output", "--json", ...(showSecrets ? ["--show-secrets"] : [])]));
  }

  async exportState(): Promise<ExportedState> {
    return JSON.parse(await this.must(["stack", "export"]));
  }

  async importState(state: ExportedState): Promise<void> {
    const file = join(this.folders.root, "import.json");
    writeFileSync(file, JSON.stringify(state));
    await this.must(["stack", "import", "--file", file]);
  }

  async setConfig(key: string, value: string, { secret = false }: ConfigChoices = {}): Promise<void> {
    if (secret) await this.must(["config", "set", "--secret", key, "--", value]);
    else this.#newConfig.set(key, value);
  }

  /** Runs any other command on the stack, such as `["stack", "ls"]`, and answers its stdout; throws when it fails. */
  async must(commandLine: readonly string[], choices?: CommandChoices): Promise<string> {
    const newConfig = this.#takeNewConfig();
    if (newConfig.length > 0)
      await this.must(["config", "set-all", ...newConfig.flatMap((one) => ["--plaintext", one])]);
    const [group = "", ...rest] = commandLine;
    const words = [group, "--stack", STACK, ...rest, ...(choices?.flags ?? [])];
    const { code, stdout, stderr } = await this.#run(this.folders.settings, words, choices);
    if (code === 0) return stdout;
    throw new Error(`\`pulumi ${commandLine.join(" ")}\` failed with exit code ${code}: ${stderr.trim()}`);
  }

  /** Removes state, configuration and home. It destroys no resource. */
  dispose(): void {
    this.folders.remove();
  }

  #operate(commandLine: readonly string[], choices: CommandChoices = {}): Promise<CommandRun> {
    const configFile = join(this.folders.settings, `Pulumi.${STACK}.yaml`);
    return this.#run(
      this.folders.project,
      [
        ...commandLine,
        "--stack",
        STACK,
        "--config-file",
        configFile,
        ...this.#takeNewConfig().flatMap((one) => ["--config", one]),
        ...refreshFlag(choices),
        ...(choices.flags ?? []),
      ],
      choices,
    );
  }

  #takeNewConfig(): string[] {
    const taken = [...this.#newConfig].map(([key, value]) => `${key}=${value}`);
    this.#newConfig.clear();
    return taken;
  }

  #run(
    cwd: string,
    commandLine: readonly string[],
    { onOutput, interrupt, env }: CommandChoices = {},
  ): Promise<CommandRun> {
    return runCommand(this.engine.command, ["--non-interactive", "--color", "never", ...commandLine], {
      cwd,
      env: { ...this.#environment, ...env },
      onOutput,
      interrupt,
    });
  }
}

function refreshFlag({ refresh }: CommandChoices): string[] {
  return refresh === undefined ? [] : [`--refresh=${refresh}`];
}
