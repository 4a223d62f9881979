import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative, sep } from "node:path";

/** The name by which programs, and the states of their resources, know this package. */
export const PACKAGE = "pulumi-chime-sdk-meetings";

/** What decides whether, and how, Pulumi can write a provider of this package as text. */
export interface Installation {
  /** This package's folder as seen from the program's, by its real path, with `/` between the segments. */
  readonly path: string;
  /** Whether `@pulumi/pulumi` finds this package by its name, from its own place. */
  readonly isFoundByPulumi: boolean;
  /** The version of `@pulumi/pulumi`, such as `3.248.0`. */
  readonly pulumi: string;
  /** The versions of TypeScript that `@pulumi/pulumi` declares to work with, such as `>= 3.8.3 < 7`. */
  readonly typescriptRange: string;
  /** The version of the TypeScript that `@pulumi/pulumi` finds. Undefined where there is none: it then uses one of its own. */
  readonly typescript: string | undefined;
  /** The version of Bun, where Bun runs the program. */
  readonly bun: string | undefined;
}

interface Manifest {
  readonly version: string;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

export function findInstallation(): Installation {
  const folder = join(__dirname, "..", "..", "..");
  const pulumiManifest = require.resolve("@pulumi/pulumi/package.json");
  const { version, peerDependencies } = readManifest(pulumiManifest);
  const find = finderFrom(pulumiManifest);
  const typescriptManifest = find("typescript/package.json");
  return {
    path: relative(process.cwd(), folder).split(sep).join("/"),
    isFoundByPulumi: find(`${PACKAGE}/package.json`) === join(folder, "package.json"),
    pulumi: version,
    typescriptRange: peerDependencies?.["typescript"] ?? "",
    typescript: typescriptManifest && readManifest(typescriptManifest).version,
    bun: process.versions["bun"],
  };
}

/** Resolves names as the module at `path` would. */
function finderFrom(path: string): (name: string) => string | undefined {
  const { resolve } = createRequire(path);
  return (name) => {
    try {
      return resolve(name);
    } catch {
      return undefined;
    }
  };
}

function readManifest(path: string): Manifest {
  return JSON.parse(readFileSync(path, "utf8"));
}
