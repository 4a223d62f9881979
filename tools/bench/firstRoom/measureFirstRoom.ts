import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { homedir, loadavg, tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { watchDescendants } from "../machine/processTree";

const REPOSITORY = join(__dirname, "..", "..", "..", "..");

/** What the command prints when a step begins. The first step begins with the command. */
const BEGINNINGS: readonly (readonly [string, RegExp])[] = [
  ["install packages", /^\[setup\] installing packages/],
  ["build", /^\[setup\] npm run/],
  ["build the engine", /^\[engine\] No Pulumi is at hand/],
  ["the demo itself", /^\[engine\] Pulumi \S+ is built/],
];

/** What of Go's settings says where modules come from. */
const GO_SETTINGS = ["GOPROXY", "GOSUMDB", "GONOSUMDB", "GONOPROXY", "GOPRIVATE", "GOFLAGS"];

/** A room on a machine that has nothing of this project yet. */
export interface FirstRoomMeasurement {
  readonly kind: "firstRoom";
  /** Whether a `pulumi` is installed. */
  readonly hasPulumi: boolean;
  readonly load: number;
  readonly wallMs: number;
  /** Undefined where this machine does not tell. */
  readonly cpuMs: number | undefined;
  readonly steps: readonly { readonly title: string; readonly wallMs: number }[];
}

/** Runs `npm run demo` in a copy of what git has, with every cache empty. */
export async function measureFirstRoom(pulumi: string | undefined): Promise<FirstRoomMeasurement> {
  const root = mkdtempSync(join(tmpdir(), "chime-meetings-first-room-"));
  try {
    return await runDemo(copyRepository(root), freshEnvironment(root, pulumi), pulumi !== undefined);
  } finally {
    // Go makes its modules read-only.
    spawnSync("chmod", ["-R", "u+w", root]);
    rmSync(root, { recursive: true, force: true });
  }
}

async function runDemo(folder: string, env: NodeJS.ProcessEnv, hasPulumi: boolean): Promise<FirstRoomMeasurement> {
  const stopWatching = watchDescendants(/^$/, []);
  const start = performance.now();
  const begun: { title: string; at: number }[] = [];
  const child = spawn("npm", ["run", "--silent", "demo"], { cwd: folder, env, stdio: ["ignore", "pipe", "pipe"] });
  const printed: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on("line", (line) => {
      printed.push(line);
      const beginning = BEGINNINGS.find(([, pattern]) => pattern.test(line));
      if (beginning) begun.push({ title: beginning[0], at: performance.now() });
      else if (begun.at(-1)?.title === "build") begun.push({ title: "the demo itself", at: performance.now() });
    });
  }
  const [code] = await once(child, "close");
  const end = performance.now();
  const usage = stopWatching();
  if (code !== 0) throw new Error(`The demo failed:\n${printed.slice(-20).join("\n")}`);
  const steps = begun.map(({ title, at }, index) => ({ title, wallMs: (begun[index + 1]?.at ?? end) - at }));
  return {
    kind: "firstRoom",
    hasPulumi,
    load: loadavg()[0] ?? 0,
    wallMs: end - start,
    cpuMs: usage?.cpuMs,
    steps: joined(steps),
  };
}

/** Steps of the same name in one. */
function joined(steps: readonly { title: string; wallMs: number }[]): FirstRoomMeasurement["steps"] {
  const byTitle = new Map<string, number>();
  for (const { title, wallMs } of steps) byTitle.set(title, (byTitle.get(title) ?? 0) + wallMs);
  return [...byTitle].map(([title, wallMs]) => ({ title, wallMs }));
}

function copyRepository(root: string): string {
  const folder = join(root, "repository");
  const { stdout } = spawnSync("git", ["ls-files", "-z"], { cwd: REPOSITORY, encoding: "utf8" });
  for (const file of stdout.split("\0").filter((name) => name !== "" && existsSync(join(REPOSITORY, name)))) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    copyFileSync(join(REPOSITORY, file), join(folder, file));
  }
  return folder;
}

/** A home without caches; where packages come from stays as it is. */
function freshEnvironment(root: string, pulumi: string | undefined): NodeJS.ProcessEnv {
  const home = join(root, "home");
  mkdirSync(home);
  const npmrc = join(homedir(), ".npmrc");
  if (existsSync(npmrc)) copyFileSync(npmrc, join(home, ".npmrc"));
  const inherited = Object.entries(process.env).filter(([name]) => !/^(npm_|XDG_|GO|PULUMI_|INIT_CWD)/i.test(name));
  const path = (process.env["PATH"] ?? "").split(delimiter).filter((part) => !part.includes("node_modules"));
  return {
    ...Object.fromEntries(inherited),
    ...goSettings(),
    HOME: home,
    PATH: [...(pulumi === undefined ? [] : [dirname(pulumi)]), ...path].join(delimiter),
    ...(pulumi === undefined ? { CHIME_MEETINGS_PULUMI: "own" } : {}),
  };
}

function goSettings(): NodeJS.ProcessEnv {
  const { stdout, status } = spawnSync("go", ["env", "-json", ...GO_SETTINGS], { encoding: "utf8" });
  return status === 0 ? (JSON.parse(stdout) as NodeJS.ProcessEnv) : {};
}
