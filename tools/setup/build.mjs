// Compiles both packages and the workshop, and bundles the join function of a StandingRoom.
import { spawnSync } from "node:child_process";
import { lstatSync, rmSync, symlinkSync } from "node:fs";
import { build } from "esbuild";
import { buildPages } from "./buildPages.mjs";
import { writeNotices } from "./notices.mjs";

const tsc = spawnSync(process.execPath, ["node_modules/typescript/bin/tsc", "-b"], { stdio: "inherit" });
if (tsc.status !== 0) process.exit(tsc.status ?? 1);

// The emulator is compiled to a folder of its own package. Compiled tests find its internals by their relative paths.
if (!lstatSync("lib/emulator", { throwIfNoEntry: false })?.isSymbolicLink()) {
  rmSync("lib/emulator", { recursive: true, force: true });
  symlinkSync("../emulator/lib", "lib/emulator", "junction");
}

await buildPages();

// As it is deployed: one file, without the AWS SDK, which Lambda's runtime has.
const { metafile } = await build({
  entryPoints: ["standing-room/lambda/index.ts"],
  outfile: "lib/standing-room/bundle/index.js",
  bundle: true,
  platform: "node",
  target: "node22",
  format: "cjs",
  external: ["@aws-sdk/*"],
  minifySyntax: true,
  legalComments: "inline",
  logLevel: "warning",
  metafile: true,
});
writeNotices(metafile, "lib/standing-room/bundle/THIRD-PARTY-NOTICES");
