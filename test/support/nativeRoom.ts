import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { type Emulator, startEmulator } from "../../emulator";
import { findEngine } from "../../tools/engine/findEngine";
import { findYamlHost } from "../../tools/engine/findYamlHost";
import { createWorkspace, type Variables, type Workspace } from "../../tools/engine/workspace";
import type { ProgramText } from "../../tools/engine/workspaceFolders";
import { QUICK_START, Room } from "./room";

const BUNDLE = join(__dirname, "..", "..", "plugin", "bundle", "pulumi-resource-chime-sdk-meetings.js");

let pluginFolder: string | undefined;

/** PATH with the engine, the language host of YAML programs, and the plugin under the name by which Pulumi looks for it. */
export async function nativePath(): Promise<string> {
  pluginFolder ??= linkPlugin();
  const engine = await findEngine();
  return [dirname(engine.command), await findYamlHost(engine), pluginFolder, process.env["PATH"] ?? ""].join(delimiter);
}

function linkPlugin(): string {
  const folder = mkdtempSync(join(tmpdir(), "chime-meetings-plugin-"));
  symlinkSync(BUNDLE, join(folder, "pulumi-resource-chime-sdk-meetings"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A stack of the native provider on the real engine, with an emulator. A text is the Pulumi.yaml of a YAML program. */
export async function startNativeRoom(
  program: ProgramText,
  shared?: Emulator,
  variables: Variables = {},
): Promise<Room> {
  const emulator = shared ?? (await startEmulator());
  const files = typeof program === "string" ? { "Pulumi.yaml": program } : program;
  try {
    const endpoint = { AWS_ENDPOINT_URL_CHIME_SDK_MEETINGS: emulator.url };
    const env = { ...endpoint, ...QUICK_START, PATH: await nativePath(), ...variables };
    return new Room(await createWorkspace({ program: files, env }), emulator);
  } catch (error) {
    await emulator.close();
    throw error;
  }
}

/** Replaces the program of a stack. */
export function writeProgram({ folders }: Workspace, text: string): void {
  writeFileSync(join(folders.project, "Pulumi.yaml"), text);
}
