import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { type ArchivedFile, toTar } from "./tar";

const REPOSITORY = join(__dirname, "..", "..", "..");
const BUNDLE = join(REPOSITORY, "lib", "plugin", "bundle");

const PLUGIN = "pulumi-resource-chime-sdk-meetings";

/** The platforms of the archives, as Pulumi names them. The plugin itself is the same for all. */
const PLATFORMS = ["linux-amd64", "linux-arm64", "darwin-amd64", "darwin-arm64", "windows-amd64", "windows-arm64"];

/** Node.js reads a file without an ending as an ES module, if a package.json above it says so, such as one in the user's home. */
const COMMONJS = '{ "type": "commonjs" }\n';

/** Pulumi looks for `.exe` and `.cmd`. */
const WINDOWS_COMMAND = `@node "%~dp0${PLUGIN}.js" %*\r\n`;

/** Writes the archives that `pulumi plugin install --server` downloads, and returns their names. */
export function writeArchives(folder: string): string[] {
  const { version } = require(join(REPOSITORY, "package.json")) as { readonly version: string };
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return PLATFORMS.map((platform) => {
    const name = `${PLUGIN}-v${version}-${platform}.tar.gz`;
    writeFileSync(join(folder, name), gzipSync(toTar(filesFor(platform)), { level: 9 }));
    return name;
  });
}

function filesFor(platform: string): ArchivedFile[] {
  const bundle = readFileSync(join(BUNDLE, `${PLUGIN}.js`));
  const program: ArchivedFile[] = platform.startsWith("windows")
    ? [
        { name: `${PLUGIN}.cmd`, content: Buffer.from(WINDOWS_COMMAND) },
        { name: `${PLUGIN}.js`, content: bundle },
      ]
    : [{ name: PLUGIN, content: bundle, isExecutable: true }];
  return [
    ...program,
    { name: "package.json", content: Buffer.from(COMMONJS) },
    { name: "LICENSE", content: readFileSync(join(REPOSITORY, "LICENSE")) },
    { name: "THIRD-PARTY-NOTICES", content: readFileSync(join(BUNDLE, "THIRD-PARTY-NOTICES")) },
  ];
}
