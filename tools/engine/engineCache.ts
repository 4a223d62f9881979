import { randomUUID } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/** Unfinished folders older than this belong to nobody any more: no build or download takes a day. */
const ABANDONED_AFTER_MS = 24 * 60 * 60 * 1000;

/** How a cached engine was made. An official one brings its language host, a built one needs the stand-in. */
type EngineKind = "official" | "built";

/** The engines of one version for one platform, in the user's cache folder. */
export interface EngineCache {
  /** The folder that holds, or would hold, the `pulumi` program of this kind. */
  bin(kind: EngineKind): string;
  /** The path of the `pulumi` program, or undefined when this kind is not cached. */
  find(kind: EngineKind): string | undefined;
  /**
   * Adds an engine: `fill` makes `bin/pulumi` in a new folder beside the final one, which is then renamed into place. So
   * nobody ever sees half an engine, and of two that add the same engine at once the first wins and the second uses it.
   */
  add(kind: EngineKind, fill: (folder: string) => Promise<void>): Promise<string>;
}

/** Where and for what: everything that decides the folder. */
export interface EngineCacheOptions {
  /** Default: `$XDG_CACHE_HOME`, else `~/.cache`. */
  readonly root?: string | undefined;
  /** The version of Pulumi, such as `v3.259.0`. */
  readonly version: string;
  /** Default: this machine's, such as `linux-x64`. */
  readonly platform?: string | undefined;
}

export function openEngineCache({ root, version, platform }: EngineCacheOptions): EngineCache {
  const home = join(
    root ?? userCacheFolder(),
    "pulumi-chime-sdk-meetings",
    "engine",
    version,
    platform ?? `${process.platform}-${process.arch}`,
  );
  const bin = (kind: EngineKind) => join(home, kind, "bin");
  const find = (kind: EngineKind) => {
    const program = pulumiIn(bin(kind));
    return existsSync(program) ? program : undefined;
  };
  return {
    bin,
    find,
    add: async (kind, fill) => {
      removeAbandoned(home);
      const unfinished = join(home, `unfinished-${randomUUID()}`);
      mkdirSync(join(unfinished, "bin"), { recursive: true });
      try {
        await fill(unfinished);
        const program = pulumiIn(join(unfinished, "bin"));
        if (!existsSync(program)) throw new Error("It ended without an error but made no `pulumi` program.");
        chmodSync(program, 0o755);
        moveInto(unfinished, join(home, kind));
      } finally {
        rmSync(unfinished, { recursive: true, force: true });
      }
      return pulumiIn(bin(kind));
    },
  };
}

/** `$XDG_CACHE_HOME`, else `~/.cache`. */
export function userCacheFolder(): string {
  return process.env["XDG_CACHE_HOME"] || join(homedir(), ".cache");
}

function pulumiIn(folder: string): string {
  return join(folder, process.platform === "win32" ? "pulumi.exe" : "pulumi");
}

function moveInto(from: string, to: string) {
  // Somebody else may have finished first: theirs is the same engine. A folder without a program is only in the way.
  if (existsSync(pulumiIn(join(to, "bin")))) return;
  rmSync(to, { recursive: true, force: true });
  renameSync(from, to);
}

function removeAbandoned(home: string) {
  if (!existsSync(home)) return;
  for (const name of readdirSync(home).filter((entry) => entry.startsWith("unfinished-"))) {
    const folder = join(home, name);
    if (Date.now() - statSync(folder).mtimeMs > ABANDONED_AFTER_MS) rmSync(folder, { recursive: true, force: true });
  }
}
