import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A block of code in a README. */
export interface Block {
  /** The heading that it stands under. */
  readonly section: string;
  /** What its fence says, such as `ts`. */
  readonly language: string;
  readonly text: string;
}

const README = readFileSync(join(__dirname, "../../../README.md"), "utf8");

/** Every block of code of the repository's README, in order. */
export const BLOCKS: readonly Block[] = README.split(/^## /m).flatMap((part) => {
  const section = part.slice(0, part.indexOf("\n"));
  return [...part.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map(([, language = "", text = ""]) => ({
    section,
    language,
    text,
  }));
});

/** The texts of a section's blocks of one language; throws where there is none, since the README has changed then. */
export function blocks(section: string, language: string): string[] {
  const found = BLOCKS.filter((block) => block.section === section && block.language === language);
  if (found.length === 0) throw new Error(`The README has no ${language} block in the section "${section}".`);
  return found.map(({ text }) => text);
}

/** The first cells of the rows of a section's tables, without back-ticks, question marks and what else is in a cell. */
export function firstCells(section: string): string[] {
  const part = README.split(/^## /m).find((text) => text.startsWith(`${section}\n`)) ?? "";
  return [...part.matchAll(/^\| (`[^|]+) \|/gm)].flatMap(([, cell = ""]) =>
    [...cell.matchAll(/`([\w[\]]+)/g)].map(([, name = ""]) => name),
  );
}
