import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The folder with the Go module that builds the engine: `tools/engine/` of this repository. */
export const engineModule = join(__dirname, "..", "..", "..", "tools", "engine");

const PULUMI_MODULE = /^require github\.com\/pulumi\/pulumi\/pkg\/v3 (v\d+\.\d+\.\d+)$/m;
const GO_DIRECTIVE = /^go (\d+(?:\.\d+)+)$/m;

/** What `go.mod` pins: the version of Pulumi that is downloaded, built and cached, and the oldest Go that builds it. */
export interface EngineVersion {
  /** With its `v`, as Go and Pulumi print it: `v3.259.0`. */
  readonly pulumi: string;
  /** Without a prefix: `1.25.11`. */
  readonly go: string;
}

/** Reads the pinned versions from `go.mod`, their one place. */
export function readEngineVersion(folder: string = engineModule): EngineVersion {
  const file = join(folder, "go.mod");
  const text = readFileSync(file, "utf8");
  const pulumi = PULUMI_MODULE.exec(text)?.[1];
  const go = GO_DIRECTIVE.exec(text)?.[1];
  if (pulumi === undefined || go === undefined) {
    throw new Error(`${file} pins no engine: it must have a \`go\` line and require github.com/pulumi/pulumi/pkg/v3.`);
  }
  return { pulumi, go };
}
