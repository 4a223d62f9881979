// Writes the licences of what esbuild has bundled, which their authors require beside each copy.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const LICENCE = /^(licen[cs]e|copying|notice)/i;

/** The text for the packages among the inputs of an esbuild metafile; undefined where no package was bundled. */
export function noticesFor({ inputs }) {
  const folders = new Set(
    Object.keys(inputs).flatMap((input) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1] ?? []),
  );
  const notices = [...folders].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const files = readdirSync(folder).filter((file) => LICENCE.test(file));
    const texts = files.map((file) => readFileSync(join(folder, file), "utf8").trim());
    if (texts.length === 0) throw new Error(`${name} is bundled, and has no licence text in ${folder}.`);
    return `${name} ${version} (${license})\n\n${texts.join("\n\n")}\n`;
  });
  return notices.length === 0 ? undefined : notices.join(`\n${"-".repeat(80)}\n\n`);
}

/** Writes the notices beside a bundle. */
export function writeNotices(metafile, file) {
  const text = noticesFor(metafile);
  if (text !== undefined && !(existsSync(file) && readFileSync(file, "utf8") === text)) writeFileSync(file, text);
}
