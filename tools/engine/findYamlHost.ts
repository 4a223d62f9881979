import { existsSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { engineModule } from "./engineVersion";
import type { Engine } from "./findEngine";
import { buildGoProgram, type Say } from "./goBuild";
import { type GoModule, readGoModule } from "./goModule";
import { openProgramCache, type ProgramCache } from "./programCache";

const HOST = "pulumi-language-yaml";
const PACKAGE = "github.com/pulumi/pulumi-yaml/cmd/pulumi-language-yaml";

/** What a test replaces. */
export interface YamlHostDeps {
  readonly cache: ProgramCache;
  build(folder: string): Promise<void>;
}

/**
 * Returns the folder of the language host of YAML programs: that of the engine, where it came with one, else one in the cache
 * folder. Builds it from its Go module if there is none.
 */
export async function findYamlHost({ command }: Engine, deps: YamlHostDeps = realDeps()): Promise<string> {
  const beside = dirname(realpathSync(command));
  const fileName = process.platform === "win32" ? `${HOST}.exe` : HOST;
  if (existsSync(join(beside, fileName))) return beside;
  return dirname(deps.cache.find("built") ?? (await deps.cache.add("built", deps.build)));
}

function realDeps(): YamlHostDeps {
  const module = readGoModule(join(engineModule, "yamlHost"), "github.com/pulumi/pulumi-yaml");
  const say: Say = (line) => console.error(`[engine] ${line}`);
  return {
    cache: openProgramCache({ folder: "yaml-host", program: HOST, version: module.version }),
    build: (folder) => buildYamlHost(module, folder, say),
  };
}

async function buildYamlHost(module: GoModule, folder: string, say: Say): Promise<void> {
  say(`The engine has no ${HOST}, so ${module.version} is now built from its Go module.`);
  say("This happens once, takes about a minute on 2 idle cores, and the result is kept in your cache folder.");
  const summary = await buildGoProgram({ module, package: PACKAGE }, join(folder, "bin", HOST), say);
  say(`${HOST} ${module.version} is built: ${summary}.`);
}
