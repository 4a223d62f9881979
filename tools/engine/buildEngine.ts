import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { coerce, lt } from "semver";
import { type EngineVersion, engineModule } from "./engineVersion";
import { createGoProgress, type GoProgress } from "./goProgress";

const PACKAGE = "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi";
const VERSION_VARIABLE = "github.com/pulumi/pulumi/sdk/v3/go/common/version.Version";

/** Google's storage client has this tag to leave out what serves its DirectPath alone: 135 of 1685 packages. */
const TAGS = "disable_grpc_modules";

const PROGRESS_EVERY_MS = 15_000;

/** The last lines of a failed build: its cause stands at the end. */
const COMPLAINTS_SHOWN = 15;

/** Says a line to the user. */
export type Say = (line: string) => void;

/** Says which Go would build in a folder, such as `go1.26.8`; throws when there is none, or when it refuses go.mod. */
export type AskGoVersion = (folder: string) => string;

/** Refuses, in a sentence that says what to do, a Go that cannot build the engine. */
export function requireGo({ go }: EngineVersion, askGoVersion: AskGoVersion = askGo): void {
  const found = askGoVersion(engineModule);
  const version = coerce(found);
  if (version === null || lt(version, go)) {
    throw new Error(`${found} is too old: Go ${go} or newer is needed (https://go.dev/dl).`);
  }
}

/** Builds `pulumi` into `folder/bin` from the Go module proxy, and says how it goes. Takes minutes. */
export async function buildEngine(version: EngineVersion, folder: string, say: Say): Promise<void> {
  requireGo(version);
  say(`No Pulumi is at hand and none could be downloaded, so ${version.pulumi} is now built from its Go module.`);
  say("This happens once, takes about 3 minutes on 2 idle cores, and the result is kept in your cache folder.");
  say("To avoid it, stop here, install Pulumi (https://www.pulumi.com/docs/install), and run the same command again.");
  const started = Date.now();
  const progress = createGoProgress();
  const report = setInterval(() => say(progress.summary(Date.now() - started)), PROGRESS_EVERY_MS);
  try {
    // Listing downloads the modules, and returns how many packages there are to compile.
    await runGo(listArguments(), progress);
    await runGo(buildArguments(version, join(folder, "bin", "pulumi")), progress);
  } finally {
    clearInterval(report);
  }
  say(`Pulumi ${version.pulumi} is built: ${progress.summary(Date.now() - started)}.`);
}

/** The arguments of `go` that name every package the build needs, one a line. */
export function listArguments(): string[] {
  return ["list", "-deps", "-tags", TAGS, PACKAGE];
}

/**
 * The arguments of `go` that build the command as Pulumi's own releases are built: stripped, and knowing its version. What
 * would be stripped (DWARF) is not made in the first place, which saves about a tenth of the time.
 */
export function buildArguments({ pulumi }: EngineVersion, output: string): string[] {
  const linked = `-s -w -X ${VERSION_VARIABLE}=${pulumi}`;
  return [
    "build",
    "-v",
    "-trimpath",
    ...["-tags", TAGS],
    "-gcflags=all=-dwarf=false",
    ...["-ldflags", linked],
    ...["-o", output],
    PACKAGE,
  ];
}

/** GOWORK: a workspace file above the clone must not take part in the build. CGO_ENABLED: it needs no C compiler. */
function goEnvironment(): NodeJS.ProcessEnv {
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

async function runGo(goArguments: readonly string[], progress: GoProgress): Promise<void> {
  const child = spawn("go", goArguments, {
    cwd: engineModule,
    env: goEnvironment(),
    stdio: ["ignore", "pipe", "pipe"],
  });
  createInterface({ input: child.stdout }).on("line", progress.takeNeeded);
  createInterface({ input: child.stderr }).on("line", progress.take);
  const [code] = await once(child, "close");
  if (code === 0) return;
  const shown = progress.complaints().slice(-COMPLAINTS_SHOWN).join("\n");
  throw new Error(`\`go ${goArguments[0]}\` failed with exit code ${code}:\n${shown}`);
}
