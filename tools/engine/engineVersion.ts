import { join } from "node:path";
import { type GoModule, readGoModule } from "./goModule";

/** The folder with the Go module that builds the engine: `tools/engine/` of this repository. */
export const engineModule = join(__dirname, "..", "..", "..", "tools", "engine");

/** The version of Pulumi that is downloaded, built and cached. */
export function readEngineVersion(folder: string = engineModule): GoModule {
  return readGoModule(folder, "github.com/pulumi/pulumi/pkg/v3");
}
