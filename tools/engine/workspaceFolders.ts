import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** The packages of this repository, for programs given as text. */
const NODE_MODULES = join(__dirname, "..", "..", "..", "node_modules");

/** Where a workspace keeps what Pulumi would otherwise write into the user's home and into the project. */
export interface WorkspaceFolders {
  readonly root: string;
  /** Pulumi's own home: plugins, credentials, settings. */
  readonly home: string;
  /** The file backend: the state of the stack. */
  readonly backend: string;
  /** The project that is run. */
  readonly project: string;
  /** A copy of the project's Pulumi.yaml alone, beside which Pulumi keeps the stack's configuration. */
  readonly settings: string;
  remove(): void;
}

/** A program: the text of its `index.ts`, or several files by name (a Pulumi.yaml among them replaces the plain one). */
export type ProgramText = string | Readonly<Record<string, string>>;

/** A project folder that exists, or a program to make one for; such a program finds the packages of this repository. */
export type ProgramSource = { readonly cwd: string } | { readonly program: ProgramText };

export function makeWorkspaceFolders(source: ProgramSource): WorkspaceFolders {
  const root = mkdtempSync(join(tmpdir(), "chime-meetings-pulumi-"));
  const folder = (name: string) => {
    mkdirSync(join(root, name));
    return join(root, name);
  };
  const project = "cwd" in source ? source.cwd : writeProject(folder("project"), source.program);
  const settings = folder("settings");
  cpSync(join(project, "Pulumi.yaml"), join(settings, "Pulumi.yaml"));
  return {
    root,
    home: folder("home"),
    backend: folder("backend"),
    project,
    settings,
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

function writeProject(folder: string, program: ProgramText): string {
  const files = {
    "Pulumi.yaml": "name: program\nruntime: nodejs\n",
    "package.json": '{ "name": "program", "private": true }\n',
    ...(typeof program === "string" ? { "index.ts": program } : program),
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  symlinkSync(NODE_MODULES, join(folder, "node_modules"));
  return folder;
}
