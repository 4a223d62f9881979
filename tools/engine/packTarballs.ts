import { createHash, randomUUID } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { runCommand } from "./runCommand";

const REPOSITORY = join(__dirname, "..", "..", "..");
const STAGE = join(REPOSITORY, "tools", "setup", "stage.mjs");
const PACKED = join(REPOSITORY, "lib", "tarballs");

/** The folders of the packages in the repository. */
const PACKAGES = [".", "emulator"];
/** What npm packs although `files` of package.json does not name it. */
const ALWAYS_PACKED = ["package.json", "README.md"];

/** The tarball of each package, by name. */
export type Tarballs = Readonly<Record<string, string>>;

/** The tarballs that `npm publish` would upload, of the build that is there. They are packed again only if a file of them has changed. */
export async function packTarballs(): Promise<Tarballs> {
  const folder = join(PACKED, contentHash());
  if (!existsSync(folder)) await packInto(folder);
  const names = PACKAGES.map((one) => manifestOf(one).name);
  return Object.fromEntries(names.map((name) => [name, tarballOf(folder, name)]));
}

function tarballOf(folder: string, name: string): string {
  const [file = ""] = readdirSync(folder).filter((one) => one.startsWith(`${name}-`));
  return join(folder, file);
}

/** Packs beside the folder and renames at the end, so that no other process finds half of it. */
async function packInto(folder: string): Promise<void> {
  removeOldTarballs(folder);
  const unfinished = `${folder}.${randomUUID()}`;
  const stage = mkdtempSync(join(tmpdir(), "chime-meetings-staged-"));
  mkdirSync(unfinished, { recursive: true });
  try {
    const staged = (await run(REPOSITORY, process.execPath, STAGE, stage)).trim().split("\n");
    await Promise.all(staged.map((one) => run(one, "npm", "pack", "--pack-destination", unfinished)));
    renameSync(unfinished, folder);
  } catch (error) {
    // Another process was first.
    if (!existsSync(folder)) throw error;
  } finally {
    for (const one of [stage, unfinished]) rmSync(one, { recursive: true, force: true });
  }
}

async function run(cwd: string, command: string, ...commandArguments: string[]): Promise<string> {
  const { code, stdout, stderr } = await runCommand(command, commandArguments, { cwd, env: process.env });
  if (code !== 0) throw new Error(`The packages could not be packed: \`${command}\` failed:\n${stdout}${stderr}`);
  return stdout;
}

function removeOldTarballs(folder: string): void {
  if (!existsSync(PACKED)) return;
  const old = readdirSync(PACKED).filter((name) => !name.startsWith(basename(folder)));
  for (const name of old) rmSync(join(PACKED, name), { recursive: true, force: true });
}

/** The same for the same content of every file that is packed or that says how. */
function contentHash(): string {
  const hash = createHash("sha256");
  const sources = PACKAGES.flatMap((one) => {
    const { files } = manifestOf(one);
    const packed = [...ALWAYS_PACKED, ...files.filter((file) => !file.startsWith("!"))];
    return packed.map((file) => join(REPOSITORY, one, file));
  });
  const license = join(REPOSITORY, "LICENSE");
  for (const source of [...sources, license, STAGE]) {
    for (const file of filesIn(source)) hash.update(`${file}\0`).update(readFileSync(file)).update("\0");
  }
  return hash.digest("hex").slice(0, 16);
}

function filesIn(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function manifestOf(folder: string): { readonly name: string; readonly files: readonly string[] } {
  return require(join(REPOSITORY, folder, "package.json"));
}
