// Writes both packages as they are published, to the folder that is the first argument or to lib/packages, and prints their folders:
// `npm publish lib/packages/<name>` uploads one. Left out of them are source maps with the comments that name them,
// declarations that no public type refers to, and the parts of package.json that only this repository needs.
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import ts from "typescript";

const STAGED = process.argv[2] ?? "lib/packages";
const OF_THE_REPOSITORY = ["private", "workspaces", "scripts", "devDependencies", "files"];

/** Stages one package, and returns the folder. */
function stage(folder) {
  const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const target = join(STAGED, manifest.name);
  rmSync(target, { recursive: true, force: true });
  const files = listFiles(folder);
  const declarations = publicDeclarations(folder, manifest);
  for (const file of files) {
    if (file.endsWith(".map") || (file.endsWith(".d.ts") && !declarations.has(file))) continue;
    const copy = join(target, file);
    mkdirSync(dirname(copy), { recursive: true });
    if (/\.(js|d\.ts)$/.test(file)) writeFileSync(copy, withoutMapComment(readFileSync(join(folder, file), "utf8")));
    else copyFileSync(join(folder, file), copy);
  }
  copyFileSync("LICENSE", join(target, "LICENSE"));
  writeFileSync(join(target, "package.json"), `${JSON.stringify(publishedManifest(manifest, folder), undefined, 2)}\n`);
  return target;
}

/** The files that npm would pack, by the `files` of package.json. */
function listFiles(folder) {
  const { status, stdout, stderr } = spawnSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], {
    cwd: folder,
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  if (status !== 0) throw new Error(`npm could not list the files of ${folder}: ${stderr}`);
  return JSON.parse(stdout)[0].files.map(({ path }) => path);
}

/** The declarations of the entry points, and all that they refer to. */
function publicDeclarations(folder, { exports }) {
  const found = new Set();
  const add = (file) => {
    if (found.has(file)) return;
    found.add(file);
    const text = readFileSync(join(folder, file), "utf8");
    for (const { fileName: path } of ts.preProcessFile(text).importedFiles) {
      if (!path.startsWith(".")) continue;
      const module = normalize(join(dirname(file), path));
      const declaration = [`${module}.d.ts`, join(module, "index.d.ts")].find((one) => existsSync(join(folder, one)));
      if (declaration === undefined) throw new Error(`${file} refers to "${path}", which is not there.`);
      add(declaration);
    }
  };
  for (const { types } of Object.values(exports)) if (types !== undefined) add(normalize(types));
  return found;
}

/** Where GitHub Actions runs this, `repository` names the repository, as npm's provenance requires. */
function publishedManifest(manifest, folder) {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository } = process.env;
  const published = Object.entries(manifest).filter(([key]) => !OF_THE_REPOSITORY.includes(key));
  if (!server || !repository) return Object.fromEntries(published);
  const url = `${server}/${repository}`;
  return {
    ...Object.fromEntries(published),
    homepage: `${url}#readme`,
    bugs: `${url}/issues`,
    repository: { type: "git", url: `git+${url}.git`, ...(folder === "." ? {} : { directory: folder }) },
  };
}

/** Also the comments in the strings of a bundle, which are code of its workers. */
function withoutMapComment(text) {
  return text
    .replace(/^\/\/# sourceMappingURL=[\w./-]+/gm, "")
    .trimEnd()
    .concat("\n");
}

for (const folder of [".", "emulator"]) console.log(stage(folder));
