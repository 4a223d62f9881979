#!/usr/bin/env node
/**
 * A stand-in for `pulumi-language-nodejs`, the program through which the Pulumi engine runs Node.js programs. The official
 * one comes with Pulumi's installers, but not as a Go module, so an engine built from source has none.
 *
 * It serves what `pulumi up`, `preview`, `refresh` and `destroy` call, and runs a program by the entry of the program's own
 * SDK (`@pulumi/pulumi/cmd/run`), as the official host does. Everything else of the service (`pulumi install`, code
 * generation, debuggers, packages in other languages) answers UNIMPLEMENTED or is left out. It is copied beside the engine as one file, so it imports
 * nothing but Node: gRPC and the messages come from the SDK of the project that is being run.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import type * as grpc from "@grpc/grpc-js";
import type * as languageService from "@pulumi/pulumi/proto/language_grpc_pb";
import type * as languageMessages from "@pulumi/pulumi/proto/language_pb";
import type * as pluginMessages from "@pulumi/pulumi/proto/plugin_pb";

/** The exit code by which the SDK says: I have told the user already, so end without another message. */
const EXIT_AFTER_REPORT = 32;

/** How long a program that was interrupted may clean up: as long as the official host gives it. */
const INTERRUPTED_ENDS_WITHIN_MS = 5000;

/** How soon the host notices that the engine is gone without having ended it, as after `kill -9`. */
const ENGINE_WATCHED_EVERY_MS = 1000;

/** What the host takes from the SDK of the project it runs in. */
interface Sdk {
  readonly version: string;
  readonly grpc: typeof grpc;
  readonly Empty: new () => unknown;
  readonly service: typeof languageService;
  readonly messages: typeof languageMessages;
  readonly plugin: typeof pluginMessages;
}

/** How to start a program: the arguments of `node`, and what the SDK reads from its environment. */
export interface ProgramStart {
  readonly nodeArguments: string[];
  readonly directory: string;
  readonly environment: Record<string, string>;
}

/** How a program ended, in the words of a `RunResponse`. */
export interface ProgramEnd {
  readonly error: string;
  readonly bail: boolean;
}

/**
 * The members of `runtime.options` in Pulumi.yaml that this host knows. They mean what Pulumi documents, except that `nodeargs` is
 * split at each space, also within quotes.
 */
interface RuntimeOptions {
  readonly typescript?: boolean;
  readonly nodeargs?: string;
  readonly tsconfig?: string;
}

/** Turns the engine's request into a command. `engineAddress` is where the program reports its log. */
export function programStart(request: languageMessages.RunRequest, engineAddress: string): ProgramStart {
  const program = request.getInfo();
  const directory = program?.getProgramDirectory() || request.getPwd();
  const options: RuntimeOptions = program?.getOptions()?.toJavaScript() ?? {};
  const flags = Object.entries({
    monitor: request.getMonitorAddress(),
    engine: engineAddress,
    organization: request.getOrganization(),
    project: request.getProject(),
    "root-directory": program?.getRootDirectory() ?? "",
    stack: request.getStack(),
    pwd: directory,
    parallel: String(request.getParallel()),
  });
  return {
    directory,
    nodeArguments: [
      ...(options.nodeargs ?? "").split(/\s+/).filter(Boolean),
      createRequire(join(directory, "package.json")).resolve("@pulumi/pulumi/cmd/run"),
      ...flags.filter(([, value]) => value !== "").flatMap(([flag, value]) => [`--${flag}`, value]),
      ...(request.getDryrun() ? ["--dry-run"] : []),
      program?.getEntryPoint() || request.getProgram() || ".",
      ...request.getArgsList(),
    ],
    environment: {
      PULUMI_CONFIG: JSON.stringify(Object.fromEntries(request.getConfigMap().entries())),
      PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(request.getConfigsecretkeysList()),
      ...(options.typescript === false ? {} : { PULUMI_NODEJS_TYPESCRIPT: "true" }),
      ...(options.tsconfig ? { PULUMI_NODEJS_TSCONFIG_PATH: options.tsconfig } : {}),
    },
  };
}

/** Says what the exit of a program means to the engine. `code` is null when a signal ended it. */
export function programEnd(code: number | null, signal: string | null): ProgramEnd {
  if (code === 0) return { error: "", bail: false };
  if (code === EXIT_AFTER_REPORT) return { error: "", bail: true };
  if (code === null) return { error: `The program was ended by the signal ${signal}.`, bail: false };
  return { error: `The program exited with code ${code}.`, bail: false };
}

function loadSdk(directory: string): Sdk {
  const fromProject = createRequire(join(directory, "package.json"));
  const fromSdk = createRequire(fromProject.resolve("@pulumi/pulumi/package.json"));
  return {
    version: fromSdk("./package.json").version,
    grpc: fromSdk("@grpc/grpc-js"),
    Empty: fromSdk("google-protobuf/google/protobuf/empty_pb.js").Empty,
    service: fromSdk("./proto/language_grpc_pb.js"),
    messages: fromSdk("./proto/language_pb.js"),
    plugin: fromSdk("./proto/plugin_pb.js"),
  };
}

function firstWithSdk(directories: readonly string[]): string {
  const found = directories.find(hasSdk);
  if (found !== undefined) return found;
  // The engine shows what is printed here, line by line: a stack would bury the advice.
  console.error(
    `The program cannot run: @pulumi/pulumi is not installed for ${directories[0]}. ` +
      "Install the project's packages there, for instance with `npm install`, and run pulumi again.",
  );
  process.exit(1);
}

function hasSdk(directory: string): boolean {
  try {
    createRequire(join(directory, "package.json")).resolve("@pulumi/pulumi/package.json");
    return true;
  } catch {
    return false;
  }
}

/** The engine starts a host with `-root=FOLDER …` and, last, its own address. */
function readCommandLine(commandLine: readonly string[]) {
  return {
    root: commandLine.find((argument) => /^--?root=/.test(argument))?.replace(/^--?root=/, ""),
    engineAddress: commandLine.filter((argument) => !argument.startsWith("-")).at(-1) ?? "",
  };
}

function runProgram(start: ProgramStart, running: Set<ChildProcess>): Promise<ProgramEnd> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, start.nodeArguments, {
      cwd: start.directory,
      env: { ...process.env, ...start.environment },
      stdio: ["ignore", "inherit", "inherit"],
    });
    running.add(child);
    child.once("error", (error) =>
      resolve({ error: `The program could not be started: ${error.message}`, bail: false }),
    );
    child.once("exit", (code, signal) => {
      running.delete(child);
      resolve(programEnd(code, signal));
    });
  });
}

function interrupt(child: ChildProcess): void {
  child.kill("SIGINT");
  const timer = setTimeout(() => child.kill("SIGKILL"), INTERRUPTED_ENDS_WITHIN_MS);
  child.once("exit", () => clearTimeout(timer));
}

/** The calls served. The lists of plugins and dependencies are empty: each resource names its plugin when it registers. */
function languageRuntime({ messages, plugin, version, Empty }: Sdk, engineAddress: string, running: Set<ChildProcess>) {
  const answer = (message: () => unknown) => (_call: unknown, callback: grpc.sendUnaryData<unknown>) =>
    callback(null, message());
  return {
    handshake: answer(() => new messages.LanguageHandshakeResponse()),
    getPluginInfo: answer(() => new plugin.PluginInfo().setVersion(version)),
    about: answer(() => new messages.AboutResponse().setExecutable(process.execPath).setVersion(process.version)),
    getRequiredPlugins: answer(() => new messages.GetRequiredPluginsResponse()),
    getRequiredPackages: answer(() => new messages.GetRequiredPackagesResponse()),
    getProgramDependencies: answer(() => new messages.GetProgramDependenciesResponse()),
    runtimeOptionsPrompts: answer(() => new messages.RuntimeOptionsResponse()),
    run: async (
      call: grpc.ServerUnaryCall<languageMessages.RunRequest, unknown>,
      callback: grpc.sendUnaryData<unknown>,
    ) => {
      try {
        const end = await runProgram(programStart(call.request, engineAddress), running);
        callback(null, new messages.RunResponse().setError(end.error).setBail(end.bail));
      } catch (error) {
        callback(null, new messages.RunResponse().setError(String(error)));
      }
    },
    cancel: answer(() => {
      for (const child of running) interrupt(child);
      return new Empty();
    }),
  };
}

/** Serves until the engine ends this process. The engine reads the port from the first line of stdout. */
function serve(commandLine: readonly string[]): void {
  const { root, engineAddress } = readCommandLine(commandLine);
  const sdk = loadSdk(firstWithSdk([...(root ? [root] : []), process.cwd()]));
  const server = new sdk.grpc.Server({ "grpc.max_receive_message_length": -1 });
  const running = new Set<ChildProcess>();
  const runtime = languageRuntime(sdk, engineAddress, running);
  server.addService(sdk.service.LanguageRuntimeService as grpc.ServiceDefinition, runtime);
  endWithEngine(running);
  server.bindAsync("127.0.0.1:0", sdk.grpc.ServerCredentials.createInsecure(), (error, port) => {
    if (error) throw error;
    console.log(port);
  });
}

/** Ends this process and its programs when the engine, its parent, is gone: nobody else would. */
function endWithEngine(running: ReadonlySet<ChildProcess>): void {
  const engine = process.ppid;
  setInterval(() => {
    if (process.ppid === engine) return;
    for (const child of running) child.kill();
    process.exit();
  }, ENGINE_WATCHED_EVERY_MS);
}

if (require.main === module) serve(process.argv.slice(2));
