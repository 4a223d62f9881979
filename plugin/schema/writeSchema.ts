import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { readDeclarations } from "./declarations";
import { generateSchema, type Manifest } from "./generateSchema";

const REPOSITORY = join(__dirname, "..", "..", "..");

/** The text of schema.json. */
export function schemaText(): string {
  const manifest = require(join(REPOSITORY, "package.json")) as Manifest;
  return `${JSON.stringify(generateSchema(readDeclarations(REPOSITORY), manifest), undefined, 2)}\n`;
}

if (require.main === module) for (const file of process.argv.slice(2)) writeFileSync(file, schemaText());
