import { copyFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { writeNotices } from "./notices.mjs";

const SOURCE = "emulator/pages/client";
const TARGET = "emulator/lib/pages";

/** Bundles the pages, with the licences of the packages that are in the bundles. */
export async function buildPages() {
  mkdirSync(TARGET, { recursive: true });
  for (const file of ["page.css", "join.html", "join.css", "rooms.html", "rooms.css"])
    copyFileSync(join(SOURCE, file), join(TARGET, file));
  const { metafile } = await build({
    entryPoints: ["join.ts", "rooms.ts"].map((file) => join(SOURCE, file)),
    outdir: TARGET,
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
