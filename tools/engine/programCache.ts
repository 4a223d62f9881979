import { randomUUID } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/** Unfinished folders older than this are removed: no build or download takes a day. */
const ABANDONED_AFTER_MS = 24 * 60 * 60 * 1000;

/** The name of each unfinished folder begins so. */
const UNFINISHED = "unfinished-";

/** How a cached program was made. An official engine brings its language hosts, a built one needs the stand-in. */
type ProgramKind = "official" | "built";

/** One version of a program for one platform, in the user's cache folder. */
export interface ProgramCache {
  /** The folder that holds, or would hold, the program of this kind. */
  bin(kind: ProgramKind): string;
  /** The path of the program, or undefined when this kind is not cached. */
  find(kind: ProgramKind): string | undefined;
  /**
   * Adds the program: `fill` makes it in `bin` of a new folder beside the final one, which is then renamed into place. So
   * a cached program is always complete, and of two processes that add the same one the first wins and the second uses it.
   */
  add(kind: ProgramKind, fill: (folder: string) => Promise<void>): Promise<string>;
}

/** Everything that decides the folder. */
export interface ProgramCacheOptions {
  /** Default: `$XDG_CACHE_HOME`, else `~/.cache`. */
  readonly root?: string | undefined;
  /** The folder of the program's versions. Default: `engine`. */
  readonly folder?: string;
  /** The name of the program. Default: `pulumi`. */
  readonly program?: string;
  /** Its version, such as `v3.259.0`. */
  readonly version: string;
  /** Default: this machine's, such as `linux-x64`. */
  readonly platform?: string | undefined;
}

export function openProgramCache({
  root,
  folder = "engine",
  program = "pulumi",
  version,
  platform,
}: ProgramCacheOptions): ProgramCache {
  const home = join(
    root ?? userCacheFolder(),
    "pulumi-chime-sdk-meetings",
    folder,
    version,
    platform ?? `${process.platform}-${process.arch}`,
  );
  const fileName = process.platform === "win32" ? `${program}.exe` : program;
  const bin = (kind: ProgramKind) => join(home, kind, "bin");
  const find = (kind: ProgramKind) => {
    const file = join(bin(kind), fileName);
    return existsSync(file) ? file : undefined;
  };
  return {
    bin,
    find,
    add: async (kind, fill) => {
      removeAbandoned(home, UNFINISHED);
      const unfinished = join(home, `${UNFINISHED}${randomUUID()}`);
      mkdirSync(join(unfinished, "bin"), { recursive: true });
      try {
        await fill(unfinished);
        const file = join(unfinished, "bin", fileName);
        if (!existsSync(file)) throw new Error(`It ended without an error but made no \`${program}\` program.`);
        chmodSync(file, 0o755);
        // Another process may have finished first: its program is the same. A folder without a program is only in the way.
        if (find(kind) === undefined) {
          rmSync(join(home, kind), { recursive: true, force: true });
          renameSync(unfinished, join(home, kind));
        }
      } finally {
        rmSync(unfinished, { recursive: true, force: true });
      }
      return join(bin(kind), fileName);
    },
  };
}

/** `$XDG_CACHE_HOME`, else `~/.cache`. */
export function userCacheFolder(): string {
  return process.env["XDG_CACHE_HOME"] || join(homedir(), ".cache");
}

/** Removes the folders whose names begin so and that a process has left unfinished. */
export function removeAbandoned(home: string, prefix: string): void {
  if (!existsSync(home)) return;
  for (const name of readdirSync(home).filter((entry) => entry.startsWith(prefix))) {
    const folder = join(home, name);
    if (Date.now() - statSync(folder).mtimeMs > ABANDONED_AFTER_MS) rmSync(folder, { recursive: true, force: true });
  }
}
