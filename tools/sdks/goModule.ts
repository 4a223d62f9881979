import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { engineModule } from "../engine/engineVersion";

/**
 * Writes a `go.mod` with the versions of the engine's, and its `go.sum`, for `go mod tidy` to reduce: so that modules are downloaded,
 * verified and compiled once for both. `moduleLine` names the module.
 */
export function seedGoModule(folder: string, moduleLine: string): void {
  const ofTheEngine = readFileSync(join(engineModule, "go.mod"), "utf8");
  const versions = ofTheEngine.slice(ofTheEngine.indexOf("\ngo "));
  writeFileSync(join(folder, "go.mod"), `${moduleLine}\n${versions}`);
  copyFileSync(join(engineModule, "go.sum"), join(folder, "go.sum"));
}
