import { join } from "node:path";
import { buildGoProgram, type GoProgram, type Say } from "./goBuild";
import type { GoModule } from "./goModule";

const VERSION_VARIABLE = "github.com/pulumi/pulumi/sdk/v3/go/common/version.Version";

/** The engine, which is told its version as in Pulumi's own releases. */
export function engineProgram(module: GoModule): GoProgram {
  return {
    module,
    package: "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi",
    linkerFlags: `-X ${VERSION_VARIABLE}=${module.version}`,
  };
}

/** Builds `pulumi` into `folder/bin` from the Go module proxy, and reports the progress. Takes minutes. */
export async function buildEngine(module: GoModule, folder: string, say: Say): Promise<void> {
  say(`No Pulumi is at hand and none could be downloaded, so ${module.version} is now built from its Go module.`);
  say("This happens once, takes about 3 minutes on 2 idle cores, and the result is kept in your cache folder.");
  say("To avoid it, stop here, install Pulumi (https://www.pulumi.com/docs/install), and run the same command again.");
  const summary = await buildGoProgram(engineProgram(module), join(folder, "bin", "pulumi"), say);
  say(`Pulumi ${module.version} is built: ${summary}.`);
}
