import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createPackedProject } from "../../engine/packedProject";
import { createWorkspace } from "../../engine/workspace";
import type { Service } from "./contestant";

const BENCH = join(__dirname, "..");

/** The programs in ../programs that are measured. */
const PROGRAMS = ["meeting", "native", "empty", "sameBytes", "naive"] as const;

export type ProgramName = (typeof PROGRAMS)[number];

/** As many letters as our own: the name stands in every state, twice a resource. */
const FLOOR_PACKAGE = "pulumi-engine-floor-as-it-is";

/** A user's project, with the tarball installed, and in it a folder with a Pulumi program for each contestant. */
export interface PulumiProject {
  folderOf(program: ProgramName): string;
  /** The folder of the installed packages' programs, among them the native provider. */
  readonly programs: string;
  remove(): void;
}

export async function createPulumiProject(service: Service): Promise<PulumiProject> {
  const project = await createPackedProject({});
  const folderOf = (program: ProgramName) => join(project.folder, program);
  for (const program of PROGRAMS) addProgram(folderOf(program), program);
  const floor = join(project.folder, "node_modules", FLOOR_PACKAGE);
  mkdirSync(floor);
  writeFileSync(join(floor, "package.json"), JSON.stringify({ name: FLOOR_PACKAGE, version: "1.0.0" }));
  for (const file of ["none.js", "room.js"]) copyFileSync(join(BENCH, "floor", file), join(floor, file));
  writeFileSync(join(floor, "recorded.json"), JSON.stringify(await recordRoom(folderOf("meeting"), service)));
  return { folderOf, programs: join(project.folder, "node_modules", ".bin"), remove: project.remove };
}

/** Plain JavaScript: to compile TypeScript would cost every contestant the same second. */
function addProgram(folder: string, program: ProgramName): void {
  mkdirSync(folder);
  writeFileSync(
    join(folder, "Pulumi.yaml"),
    "name: rooms\nruntime:\n  name: nodejs\n  options:\n    typescript: false\nmain: index.js\n",
  );
  copyFileSync(join(BENCH, "programs", `${program}.js`), join(folder, "index.js"));
  copyFileSync(join(BENCH, "programs", "rooms.js"), join(folder, "rooms.js"));
}

/** Inputs and outputs of a room that is brought up once, for the floor that carries the same bytes. */
async function recordRoom(cwd: string, service: Service) {
  const workspace = await createWorkspace({
    cwd,
    env: { AWS_ENDPOINT_URL_CHIME_SDK_MEETINGS: service.url, BENCH_ROOMS: "1" },
  });
  try {
    const { code, stdout, stderr } = await workspace.up();
    if (code !== 0) throw new Error(`The room to record did not come up:\n${stdout}\n${stderr}`);
    const { deployment } = JSON.parse(await workspace.must(["stack", "export", "--show-secrets"]));
    const { inputs, outputs } = deployment.resources.find(({ type }: { type: string }) => type.endsWith(":Meeting"));
    await workspace.destroy();
    return { inputs: plain(inputs), outputs: plain(outputs) };
  } finally {
    workspace.dispose();
  }
}

/** Without the host's own member, and with secrets as the values that they envelop. */
function plain(bag: Record<string, unknown>): Record<string, unknown> {
  const own = Object.entries(bag).filter(([name]) => name !== "__provider");
  return Object.fromEntries(own.map(([name, value]) => [name, opened(value)]));
}

function opened(value: unknown): unknown {
  const text = typeof value === "object" && value !== null && "plaintext" in value ? value.plaintext : undefined;
  return typeof text === "string" ? JSON.parse(text) : value;
}
