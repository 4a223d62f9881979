import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A folder of this repository whose `go.mod` pins the version of a program that is built from its Go module. */
export interface GoModule {
  readonly folder: string;
  /** The version that is built and cached, with its `v`: `v3.259.0`. */
  readonly version: string;
  /** The oldest Go that builds it, without a prefix: `1.25.11`. */
  readonly go: string;
}

/** Reads the pinned versions from `go.mod`, their one place. `required` is the module that has the program. */
export function readGoModule(folder: string, required: string): GoModule {
  const file = join(folder, "go.mod");
  const lines = readFileSync(file, "utf8").split("\n");
  const after = (start: string) => lines.find((line) => line.startsWith(start))?.slice(start.length);
  const version = after(`require ${required} `);
  const go = after("go ");
  if (version === undefined || go === undefined) {
    throw new Error(
      `${file} pins no version: it must have a \`go\` line and require ${required} in a line of its own.`,
    );
  }
  return { folder, version, go };
}
