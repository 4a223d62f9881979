import { copyFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { writeNotices } from "./notices.mjs";

const SOURCE = "emulator/pages/client";
const TARGET = "emulator/lib/pages";

/** Bundles the join page, with the licences of the packages that are in the bundle. */
export async function buildPages() {
  mkdirSync(TARGET, { recursive: true });
  for (const file of ["join.html", "join.css"]) copyFileSync(join(SOURCE, file), join(TARGET, file));
  const { metafile } = await build({
    entryPoints: [join(SOURCE, "join.ts")],
    outfile: join(TARGET, "join.js"),
    bundle: true,
    minify: true,
    metafile: true,
    platform: "browser",
    target: "es2022",
    // Without these, packages of Node.js are bundled.
    mainFields: ["browser", "module", "main"],
    conditions: ["browser"],
    define: { global: "window" },
    banner: { js: "/*! The licences of what is bundled are in THIRD-PARTY-NOTICES. */" },
    legalComments: "none",
    logLevel: "warning",
  });
  writeNotices(metafile, join(TARGET, "THIRD-PARTY-NOTICES"));
}
