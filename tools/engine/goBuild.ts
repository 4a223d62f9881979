import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { coerce, lt } from "semver";
import type { GoModule } from "./goModule";
import { createGoProgress, type GoProgress } from "./goProgress";

interface GoFlags {
  /** Google's storage client has this tag to leave out what serves its DirectPath alone: 135 of 1685 packages of the engine. */
  readonly tags: string;
  /** For the compiler, by pattern of packages. What would be stripped (DWARF) is not made, which saves about a tenth of the time. */
  readonly compilerFlags: readonly string[];
}

/** In a file, since setup compiles with the same flags while packages are installed, before anything is built. */
const { tags: TAGS, compilerFlags: COMPILER_FLAGS } = require("../../../tools/engine/goFlags.json") as GoFlags;

const PROGRESS_EVERY_MS = 15_000;

/** The last lines of a failed build: its cause stands at the end. */
const COMPLAINTS_SHOWN = 15;

/** Prints a line for the user. */
export type Say = (line: string) => void;

/** A program that is built from the Go module proxy. */
export interface GoProgram {
  readonly module: GoModule;
  /** The import path of its `main` package. */
  readonly package: string;
  /** Flags for the linker, besides those that strip the program. */
  readonly linkerFlags?: string;
}

/** Returns which Go would build in a folder, such as `go1.26.8`; throws when there is none, or when it refuses go.mod. */
export type AskGoVersion = (folder: string) => string;

/** Throws an error with advice where there is no Go that can build the module. */
export function requireGo({ go, folder }: GoModule, askGoVersion: AskGoVersion = askGo): void {
  const found = askGoVersion(folder);
  const version = coerce(found);
  if (version === null || lt(version, go)) {
    throw new Error(`${found} is too old: Go ${go} or newer is needed (https://go.dev/dl).`);
  }
}

/** Builds the program from the Go module proxy, reports the progress, and returns a summary of it. Takes minutes. */
export async function buildGoProgram(program: GoProgram, output: string, say: Say): Promise<string> {
  requireGo(program.module);
  const started = Date.now();
  const progress = createGoProgress();
  const report = setInterval(() => say(progress.summary(Date.now() - started)), PROGRESS_EVERY_MS);
  try {
    // Listing downloads the modules, and returns how many packages there are to compile.
    await runGo(program.module.folder, listArguments(program), progress);
    await runGo(program.module.folder, buildArguments(program, output), progress);
  } finally {
    clearInterval(report);
  }
  return progress.summary(Date.now() - started);
}

/** The arguments of `go` that name every package the build needs, one a line. */
export function listArguments(program: GoProgram): string[] {
  return ["list", "-deps", "-tags", TAGS, program.package];
}

/** The arguments of `go` that build the program as Pulumi's own releases are built: stripped. */
export function buildArguments(program: GoProgram, output: string): string[] {
  return [
    "build",
    "-v",
    "-trimpath",
    ...["-tags", TAGS],
    ...COMPILER_FLAGS.map((flag) => `-gcflags=${flag}`),
    ...["-ldflags", ["-s -w", program.linkerFlags].filter(Boolean).join(" ")],
    ...["-o", output],
    program.package,
  ];
}

/** GOWORK: a workspace file above the clone must not take part in the build. CGO_ENABLED: it needs no C compiler. */
export function goEnvironment(): NodeJS.ProcessEnv {
  return { ...process.env, GOWORK: "off", CGO_ENABLED: "0" };
}

function askGo(folder: string): string {
  const { stdout, stderr, status, error } = spawnSync("go", ["env", "GOVERSION"], {
    cwd: folder,
    env: goEnvironment(),
    encoding: "utf8",
  });
  if (error) throw new Error("There is no `go` on PATH (https://go.dev/dl).");
  if (status !== 0) throw new Error(`\`go env GOVERSION\` failed: ${stderr.trim()}`);
  return stdout.trim();
}

async function runGo(cwd: string, goArguments: readonly string[], progress: GoProgress): Promise<void> {
  const child = spawn("go", goArguments, { cwd, env: goEnvironment(), stdio: ["ignore", "pipe", "pipe"] });
  createInterface({ input: child.stdout }).on("line", progress.takeNeeded);
  createInterface({ input: child.stderr }).on("line", progress.take);
  const [code] = await once(child, "close");
  if (code === 0) return;
  const shown = progress.complaints().slice(-COMPLAINTS_SHOWN).join("\n");
  throw new Error(`\`go ${goArguments[0]}\` failed with exit code ${code}:\n${shown}`);
}
