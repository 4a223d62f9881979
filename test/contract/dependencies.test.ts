import { readdirSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { dirname, join, relative } from "node:path";
import { expect } from "chai";

const ROOT = join(__dirname, "..", "..", "..");
const IMPORT = /(?:from|import|require\() ?\(?"([^"]+)"/g;

/** Modules imported by a TypeScript file, type-only imports included: paths from the root, or names of packages. */
function importsOf(file: string): string[] {
  const text = readFileSync(join(ROOT, file), "utf8");
  return [...text.matchAll(IMPORT)].map(([, name = ""]) =>
    name.startsWith(".") ? join(dirname(file), name).replaceAll("\\", "/") : name,
  );
}

function filesIn(folder: string): string[] {
  const files = readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" });
  return files.filter((file) => file.endsWith(".ts")).map((file) => join(folder, file).replaceAll("\\", "/"));
}

/** Folders below `folder`, each with the folders that its files import from. */
function folderGraph(folder: string): Map<string, Set<string>> {
  const graph = new Map<string, Set<string>>();
  for (const file of filesIn(folder)) {
    const own = dirname(file);
    const imported = importsOf(file).filter((name) => name.startsWith(`${folder}/`));
    const others = imported.map((name) => dirname(name)).filter((other) => other !== own);
    graph.set(own, new Set([...(graph.get(own) ?? []), ...others]));
  }
  return graph;
}

/** The first path of folders that ends where it begins. */
function cycleIn(graph: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const visit = (path: readonly string[]): string[] => {
    const [last = ""] = path.slice(-1);
    if (path.indexOf(last) < path.length - 1) return path.slice(path.indexOf(last));
    for (const next of graph.get(last) ?? []) {
      const cycle = visit([...path, next]);
      if (cycle.length > 0) return cycle;
    }
    return [];
  };
  for (const folder of graph.keys()) {
    const cycle = visit([folder]);
    if (cycle.length > 0) return cycle;
  }
  return [];
}

describe("The dependencies of the provider", () => {
  it("have no cycle of folders", () => {
    expect(cycleIn(folderGraph("provider")).map((folder) => relative("provider", folder))).to.deep.equal([]);
  });

  it("are, for the core, Node.js and the AWS SDK alone", () => {
    const packages = new Set(
      filesIn("provider/core")
        .flatMap(importsOf)
        .filter((name) => !name.startsWith("provider/")),
    );
    const others = [...packages].filter((name) => !builtinModules.includes(name.replace(/^node:/, "")));
    expect(others).to.deep.equal(["@aws-sdk/client-chime-sdk-meetings"]);
  });

  it("never lead from the provider to the emulator, or back", () => {
    const importing = (folder: string, pattern: RegExp) =>
      filesIn(folder).filter(
        (file) => !file.includes("node_modules") && importsOf(file).some((name) => pattern.test(name)),
      );
    expect(importing("provider", /emulator/)).to.deep.equal([]);
    expect(importing("emulator", /^provider|^pulumi-chime-sdk-meetings/)).to.deep.equal([]);
  });
});
