import { existsSync, readFileSync } from "node:fs";
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
  /** Whether the program finds this package by its name, from its own folder. The provider's process does so, too. */
  readonly isFoundByProgram: boolean;
  /** Whether this code stands in a bundle instead of in this package. */
  readonly isBundled: boolean;
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
  readonly name: string;
  readonly version: string;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

/** Of a bundle nothing else is known, and @pulumi/pulumi may be a part of it. */
const BUNDLED: Installation = {
  path: "",
  isFoundByPulumi: false,
  isFoundByProgram: false,
  isBundled: true,
  pulumi: "",
  typescriptRange: "",
  typescript: undefined,
  bun: undefined,
};

export function findInstallation(): Installation {
  const folder = join(__dirname, "..", "..", "..", "..");
  const manifest = join(folder, "package.json");
  if (!existsSync(manifest) || readManifest(manifest).name !== PACKAGE) return BUNDLED;
  const pulumiManifest = require.resolve("@pulumi/pulumi/package.json");
  const { version, peerDependencies } = readManifest(pulumiManifest);
  const find = finderFrom(pulumiManifest);
  const typescriptManifest = find("typescript/package.json");
  return {
    path: relative(process.cwd(), folder).split(sep).join("/"),
    isFoundByPulumi: find(`${PACKAGE}/package.json`) === manifest,
    isFoundByProgram: finderFrom(join(process.cwd(), "program.js"))(`${PACKAGE}/runtime`) !== undefined,
    isBundled: false,
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
