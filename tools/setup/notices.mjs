// Writes the licences of what esbuild has bundled, which their authors require beside each copy.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const LICENCE = /^(licen[cs]e|copying|notice)/i;

/** The packages that share a licence text, with the text once; undefined where no package was bundled. */
export function noticesFor({ inputs }) {
  const folders = new Set(
    Object.keys(inputs).flatMap((input) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1] ?? []),
  );
  const titlesByText = new Map();
  for (const folder of [...folders].sort()) {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const text = licenceText(folder, name, license);
    titlesByText.set(text, [...(titlesByText.get(text) ?? []), `${name} ${version} (${license})`]);
  }
  const notices = [...titlesByText].map(([text, titles]) => `${titles.join("\n")}\n\n${text}\n`);
  return notices.length === 0 ? undefined : notices.join(`\n${"-".repeat(80)}\n\n`);
}

function licenceText(folder, name, license) {
  const files = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && LICENCE.test(entry.name))
    .map(({ name: file }) => file);
  if (files.length > 0) return files.map((file) => readFileSync(join(folder, file), "utf8").trim()).join("\n\n");
  // Some packages of AWS's SDK name their licence without its text, which is that of this repository.
  if (license === "Apache-2.0") return readFileSync("LICENSE", "utf8").trim();
  throw new Error(`${name} is bundled, and has no licence text in ${folder}.`);
}

/** Writes the notices beside a bundle. */
export function writeNotices(metafile, file) {
  const text = noticesFor(metafile);
  if (text !== undefined && !(existsSync(file) && readFileSync(file, "utf8") === text)) writeFileSync(file, text);
}
