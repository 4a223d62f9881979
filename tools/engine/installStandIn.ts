import { randomUUID } from "node:crypto";
import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What a folder with a built `pulumi` also needs to run Node.js programs, by file name. */
export function standInFiles(): Record<string, string> {
  return {
    "pulumi-language-nodejs": readFileSync(join(__dirname, "languageHost.js"), "utf8"),
    "pulumi-resource-pulumi-nodejs": readFileSync(
      require.resolve("@pulumi/pulumi/pulumi-resource-pulumi-nodejs"),
      "utf8",
    ),
    // Without this a package.json of a folder above could make Node read the language host as an ES module.
    "package.json": '{ "type": "commonjs" }\n',
  };
}

/**
 * Puts the language host and the SDK's dynamic provider beside a `pulumi` built from source. They are copies, since the
 * clone may go away; a copy that differs from its source is replaced in one step, also while another engine runs from it.
 */
export function installStandIn(folder: string, files: Record<string, string> = standInFiles()): void {
  for (const [name, text] of Object.entries(files)) {
    const file = join(folder, name);
    if (existsSync(file) && readFileSync(file, "utf8") === text) continue;
    const unfinished = `${file}.${randomUUID()}`;
    writeFileSync(unfinished, text);
    chmodSync(unfinished, 0o755);
    renameSync(unfinished, file);
  }
}
