import { readFileSync } from "node:fs";
import { extname, join } from "node:path";

/** Bundled from `pages/client` by the build. */
const FOLDER = join(__dirname, "../pages");

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
};

/** A file of the pages. */
export interface PageFile {
  readonly type: string;
  readonly content: string;
}

export function readPageFile(name: string): PageFile {
  return { type: TYPES[extname(name)] ?? "text/plain", content: readFileSync(join(FOLDER, name), "utf8") };
}
