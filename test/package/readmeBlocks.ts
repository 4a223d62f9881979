import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A block of code in a page. */
export interface Block {
  /** Such as `README.md` or `docs/testing.md`. */
  readonly page: string;
  /** The heading that it stands under; empty above the first one. */
  readonly section: string;
  /** What its fence says, such as `ts`. */
  readonly language: string;
  readonly text: string;
}

const REPOSITORY = join(__dirname, "../../..");

/** The README and the pages of docs/, by name. */
export const PAGES: ReadonlyMap<string, string> = new Map(
  [
    "README.md",
    ...readdirSync(join(REPOSITORY, "docs"))
      .filter((file) => file.endsWith(".md"))
      .map((file) => `docs/${file}`),
  ].map((page) => [page, readFileSync(join(REPOSITORY, page), "utf8")]),
);

/** Every block of code, in order. */
export const BLOCKS: readonly Block[] = [...PAGES].flatMap(([page, text]) =>
  text.split(/^## /m).flatMap((part, index) => {
    const section = index === 0 ? "" : part.slice(0, part.indexOf("\n"));
    return [...part.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map(([, language = "", code = ""]) => ({
      page,
      section,
      language,
      text: code,
    }));
  }),
);

/** The texts of the blocks of one language in a section of the README; throws where there is none, since it has changed then. */
export function blocks(section: string, language: string): string[] {
  return some(
    BLOCKS.filter((block) => block.page === "README.md" && block.section === section),
    language,
  );
}

/** The texts of the blocks of one language in a page. */
export function blocksOf(page: string, language: string): string[] {
  return some(
    BLOCKS.filter((block) => block.page === page),
    language,
  );
}

function some(found: readonly Block[], language: string): string[] {
  const texts = found.filter((block) => block.language === language).map(({ text }) => text);
  if (texts.length === 0) throw new Error(`A ${language} block is missing that this test follows.`);
  return texts;
}

/** The names in the first cells of the rows of a table in a section of the README. */
export function firstCells(section: string): string[] {
  const part =
    PAGES.get("README.md")
      ?.split(/^## /m)
      .find((text) => text.startsWith(`${section}\n`)) ?? "";
  return [...part.matchAll(/^\| (`[^|]+) \|/gm)].flatMap(([, cell = ""]) =>
    [...cell.matchAll(/`([\w[\]]+)/g)].map(([, name = ""]) => name),
  );
}
