import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { userCacheFolder } from "../../engine/programCache";
import { runCommand } from "../../engine/runCommand";

export const LIVEKIT_VERSION = "1.13.5";
export const LIVEKIT_CLIENT_VERSION = "2.23.0";

/** Its sources are not copied to the build. */
const SOURCES = join(__dirname, "..", "..", "..", "..", "tools", "bench", "livekit");
const SERVER_PACKAGE = "github.com/livekit/livekit-server/cmd/server";

const ADVICE =
  "Install Go (https://go.dev/dl) and connect this machine to a Go module proxy and an npm registry, or leave the table out by " +
  "naming the other ones with --only.";

/** What the bench needs of LiveKit, in the user's cache folder. */
export interface LiveKit {
  readonly server: string;
  /** Listeners without a browser. */
  readonly load: string;
  /** The folder whose node_modules has livekit-client. */
  readonly client: string;
}

/** Builds LiveKit's server and the load once from their Go modules, and installs its client. Throws with advice where that fails. */
export async function findLiveKit(say: (line: string) => void): Promise<LiveKit> {
  const folder = join(userCacheFolder(), "pulumi-chime-sdk-meetings", "livekit", fingerprint());
  const found = { server: join(folder, "livekit-server"), load: join(folder, "livekit-load"), client: folder };
  if (existsSync(folder)) return found;
  const unfinished = `${folder}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  try {
    say(`building LiveKit's server ${LIVEKIT_VERSION} from its Go module: about 4 minutes of processor time, once`);
    await build(join(SOURCES, "server"), SERVER_PACKAGE, join(unfinished, "livekit-server"));
    say("building its listeners");
    await build(join(SOURCES, "load"), ".", join(unfinished, "livekit-load"));
    say(`installing livekit-client ${LIVEKIT_CLIENT_VERSION} with npm`);
    const quiet = ["--no-save", "--no-package-lock", "--no-fund", "--no-audit"];
    await must(
      "npm",
      ["install", "--prefix", unfinished, ...quiet, `livekit-client@${LIVEKIT_CLIENT_VERSION}`],
      unfinished,
    );
    renameSync(unfinished, folder);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
  return found;
}

/** Another version of anything is built into another folder. */
function fingerprint(): string {
  const hash = createHash("sha256").update(LIVEKIT_CLIENT_VERSION);
  for (const file of ["server/go.sum", "load/go.sum", "load/main.go"]) hash.update(readFileSync(join(SOURCES, file)));
  return `${LIVEKIT_VERSION}-${hash.digest("hex").slice(0, 12)}`;
}

async function build(folder: string, name: string, output: string): Promise<void> {
  await must("go", ["build", "-trimpath", "-buildvcs=false", "-ldflags", "-s -w", "-o", output, name], folder);
}

async function must(program: string, words: readonly string[], cwd: string): Promise<void> {
  const env = { ...process.env, GOWORK: "off", CGO_ENABLED: "0" };
  const outcome = await runCommand(program, words, { cwd, env }).catch((error: unknown) => ({
    code: 1,
    stderr: String(error),
  }));
  if (outcome.code === 0) return;
  const reason = outcome.stderr.trim().slice(-800);
  throw new Error(`\`${program} ${words.slice(0, 2).join(" ")}\` failed for LiveKit: ${reason}\n${ADVICE}`);
}
