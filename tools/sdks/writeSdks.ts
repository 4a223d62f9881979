import { copyFileSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { goEnvironment } from "../engine/goBuild";
import { runCommand } from "../engine/runCommand";
import { seedGoModule } from "./goModule";
import { findSdkGenerator } from "./sdkGenerator";

const REPOSITORY = join(__dirname, "..", "..", "..");
const SCHEMA = join(REPOSITORY, "lib", "plugin", "schema.json");

/** The folders of the SDKs. */
export interface Sdks {
  readonly python: string;
  readonly go: string;
}

/** Writes the SDKs for Python and Go of the schema that the build has written, each to a folder of its own in `folder`. */
export async function writeSdks(folder: string): Promise<Sdks> {
  const generator = await findSdkGenerator();
  const sdks = { python: join(folder, "python"), go: join(folder, "go") };
  for (const sdk of Object.values(sdks)) rmSync(sdk, { recursive: true, force: true });
  await mustRun(generator, [SCHEMA, folder], REPOSITORY);
  for (const [language, sdk] of Object.entries(sdks)) {
    copyFileSync(join(REPOSITORY, "tools", "sdks", "readme", `${language}.md`), join(sdk, "README.md"));
    copyFileSync(join(REPOSITORY, "LICENSE"), join(sdk, "LICENSE"));
  }
  await requireModules(sdks.go);
  return sdks;
}

/** Completes the `go.mod` of the SDK, and adds `go.sum`: the generator requires Pulumi's SDK alone. */
async function requireModules(sdk: string): Promise<void> {
  const [moduleLine = ""] = /^module .+$/m.exec(readFileSync(join(sdk, "go.mod"), "utf8")) ?? [];
  seedGoModule(sdk, moduleLine);
  await mustRun("go", ["mod", "tidy"], sdk);
}

async function mustRun(command: string, words: readonly string[], cwd: string): Promise<void> {
  const { code, stdout, stderr } = await runCommand(command, words, { cwd, env: goEnvironment() });
  if (code !== 0)
    throw new Error(`\`${command} ${words.join(" ")}\` failed with exit code ${code}:\n${stdout}${stderr}`);
}
