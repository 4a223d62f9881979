import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, realpathSync, statSync } from "node:fs";
import { delimiter, dirname, join, resolve } from "node:path";
import { buildEngine } from "./buildEngine";
import { downloadEngine } from "./downloadEngine";
import { readEngineVersion } from "./engineVersion";
import type { Say } from "./goBuild";
import { installStandIn } from "./installStandIn";
import { openProgramCache, type ProgramCache } from "./programCache";

/** Names a `pulumi` program to use, or says `own`: never the one on PATH, but the project's own copy (steps 2 to 4). */
const ENGINE_VARIABLE = "CHIME_MEETINGS_PULUMI";

/** A Pulumi command line that can run Node.js programs. */
export interface Engine {
  /** The absolute path of the `pulumi` program. */
  readonly command: string;
  /** Which step found it. */
  readonly origin: "variable" | "path" | "cache" | "download" | "build";
}

/** Everything the search touches, so that a test can replace it. */
export interface EngineDeps {
  /** The value of the environment variable, if set. */
  readonly choice: string | undefined;
  /** The absolute path of a program on PATH. */
  which(program: string): string | undefined;
  /** What `pulumi version` prints; throws when the program does not run. */
  askVersion(command: string): string;
  readonly cache: ProgramCache;
  download(folder: string): Promise<void>;
  build(folder: string): Promise<void>;
  /** Puts the language host beside an engine that was built. */
  installStandIn(folder: string): void;
}

/** One way to an engine: `find` answers with its command, or throws the reason why this way is closed. */
interface Step {
  readonly origin: Engine["origin"];
  readonly title: string;
  readonly find: (parts: EngineDeps) => string | Promise<string>;
}

const OWN = "own";
const LANGUAGE_HOST = "pulumi-language-nodejs";

const STEPS: readonly Step[] = [
  { origin: "path", title: "`pulumi` on PATH", find: fromPath },
  { origin: "cache", title: "the copy kept in the cache folder", find: fromCache },
  {
    origin: "download",
    title: "the official download",
    find: fromDownload,
  },
  { origin: "build", title: "a build from the Go module proxy", find: fromBuild },
];

/** Finds the real Pulumi engine, or gets one. Throws an error that names every way tried and why it is closed. */
export async function findEngine(parts: EngineDeps = realParts()): Promise<Engine> {
  if (parts.choice && parts.choice !== OWN) return chosen(parts.choice, parts);
  const closed: string[] = [];
  for (const { origin, title, find } of STEPS) {
    try {
      return { origin, command: await find(parts) };
    } catch (error) {
      closed.push(`  ${closed.length + 1}. ${title}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  throw new Error(
    `No Pulumi engine can be had. What was tried:\n${closed.join("\n")}\n` +
      "Install Pulumi (https://www.pulumi.com/docs/install) and run the same command again.",
  );
}

function chosen(command: string, { askVersion }: EngineDeps): Engine {
  const absolute = resolve(command);
  try {
    askVersion(absolute);
  } catch (error) {
    throw new Error(
      `${ENGINE_VARIABLE} names ${absolute}, which does not run as Pulumi: ${(error as Error).message} ` +
        "Give the path of a `pulumi` program, or unset the variable.",
    );
  }
  return { origin: "variable", command: absolute };
}

function fromPath({ choice, which, askVersion }: EngineDeps): string {
  if (choice === OWN) throw new Error(`passed over, since ${ENGINE_VARIABLE} is ${OWN}.`);
  const command = which("pulumi");
  if (command === undefined) throw new Error("there is none.");
  if (!existsSync(join(dirname(realpathSync(command)), LANGUAGE_HOST)) && which(LANGUAGE_HOST) === undefined) {
    throw new Error(`${command} has no ${LANGUAGE_HOST} beside it or on PATH, so it cannot run Node.js programs.`);
  }
  askVersion(command);
  return command;
}

function fromCache({ cache, installStandIn }: EngineDeps): string {
  const official = cache.find("official");
  if (official !== undefined) return official;
  const built = cache.find("built");
  if (built === undefined) throw new Error(`there is none in ${dirname(dirname(cache.bin("built")))}.`);
  installStandIn(cache.bin("built"));
  return built;
}

function fromDownload({ cache, download }: EngineDeps): Promise<string> {
  return cache.add("official", download);
}

async function fromBuild({ cache, build, installStandIn }: EngineDeps): Promise<string> {
  const command = await cache.add("built", build);
  installStandIn(cache.bin("built"));
  return command;
}

function realParts(): EngineDeps {
  const module = readEngineVersion();
  const say: Say = (line) => console.error(`[engine] ${line}`);
  return {
    choice: process.env[ENGINE_VARIABLE],
    which,
    askVersion,
    cache: openProgramCache({ version: module.version }),
    download: (folder) => downloadEngine(module, folder),
    build: (folder) => buildEngine(module, folder, say),
    installStandIn,
  };
}

function which(program: string): string | undefined {
  const endings = process.platform === "win32" ? [".exe", ".cmd"] : [""];
  return (process.env["PATH"] ?? "")
    .split(delimiter)
    .flatMap((folder) => endings.map((ending) => join(folder, program + ending)))
    .find(isProgram);
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

function askVersion(command: string): string {
  const { stdout, stderr, status, error } = spawnSync(command, ["version"], {
    encoding: "utf8",
    env: { ...process.env, PULUMI_SKIP_UPDATE_CHECK: "true" },
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`\`${command} version\` failed with exit code ${status}: ${stderr.trim()}`);
  return stdout.trim();
}
