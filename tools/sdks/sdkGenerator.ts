import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readEngineVersion } from "../engine/engineVersion";
import { buildGoProgram, requireGo, type Say } from "../engine/goBuild";
import { openProgramCache } from "../engine/programCache";

const PROGRAM = "generate-sdks";
const SOURCE = join(__dirname, "..", "..", "..", "tools", "sdks", "generate.go");

/** Returns the program that writes SDKs. Builds it from the Go module of the engine, if it is not in the cache folder. */
export async function findSdkGenerator(say: Say = (line) => console.error(`[sdks] ${line}`)): Promise<string> {
  const module = readEngineVersion();
  const source = createHash("sha256").update(readFileSync(SOURCE)).digest("hex").slice(0, 12);
  const cache = openProgramCache({ folder: "sdks", program: PROGRAM, version: `${module.version}-${source}` });
  return cache.find("built") ?? cache.add("built", (folder) => build(join(folder, "bin", PROGRAM)));

  async function build(output: string): Promise<void> {
    requireGo(module);
    say(`The program that writes SDKs is now built from the Go module of Pulumi ${module.version}.`);
    say("This happens once, takes up to 2 minutes on 2 idle cores, and the result is kept in your cache folder.");
    say(`It is built: ${await buildGoProgram({ module, package: SOURCE }, output, say)}.`);
  }
}
