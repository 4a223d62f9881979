import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative, sep } from "node:path";

/** The name of this package in programs and in states. */
export const PACKAGE = "pulumi-chime-sdk-meetings";

/** What decides whether and how Pulumi can serialize a provider of this package. */
export interface Installation {
  /** The real path of this package, relative to the folder of the program, with `/` as the separator. */
  readonly path: string;
  /** Whether this package resolves by its name from `@pulumi/pulumi`. */
  readonly isFoundByPulumi: boolean;
  /** Whether this package resolves by its name from the folder of the program, as in the process of the provider. */
  readonly isFoundByProgram: boolean;
  /** Whether this code is part of a bundle. */
  readonly isBundled: boolean;
  /** The version of `@pulumi/pulumi`, such as `3.248.0`. */
  readonly pulumi: string;
  /** The versions of TypeScript that `@pulumi/pulumi` supports, such as `>= 3.8.3 < 7`. */
  readonly typescriptRange: string;
  /** The version of the TypeScript that resolves from `@pulumi/pulumi`. Undefined where it uses its own copy. */
  readonly typescript: string | undefined;
  /** The version of Bun, where Bun runs the program. */
  readonly bun: string | undefined;
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

/** In a bundle, which may include @pulumi/pulumi, nothing else can be determined. */
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
