import { NPM_INSTALL } from "../../tools/engine/packedProject";
import type { Installer } from "./cells";
import type { Tool } from "./npmTool";
import { BUN, PNPM } from "./versions";

/** How packages are added to a project. */
export interface Installation {
  /** Undefined: npm is on PATH. */
  readonly tool?: Tool;
  /** The command that the packages are given to. */
  readonly command: readonly string[];
  /** What it reads in the project. */
  readonly files?: Readonly<Record<string, string>>;
}

/** pnpm ends with an error until the project says whether a package may run its install script; Pulumi brings one that has one. */
const PNPM_SETTINGS = { "pnpm-workspace.yaml": "allowBuilds:\n  protobufjs: false\n" };

export const INSTALLERS: Readonly<Record<Installer, Installation>> = {
  npm: { command: NPM_INSTALL },
  pnpm: { tool: { name: "pnpm", version: PNPM }, command: ["pnpm", "add", "--prefer-offline"], files: PNPM_SETTINGS },
  bun: { tool: { name: "bun", version: BUN }, command: ["bun", "add"] },
  "bun isolated": { tool: { name: "bun", version: BUN }, command: ["bun", "add", "--linker", "isolated"] },
};
