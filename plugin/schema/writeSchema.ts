import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { readDeclarations } from "./declarations";
import { generateSchema } from "./generateSchema";

const REPOSITORY = join(__dirname, "..", "..", "..");

/** The text of schema.json. */
export function schemaText(): string {
  const { version } = require(join(REPOSITORY, "package.json")) as { readonly version: string };
  return `${JSON.stringify(generateSchema(readDeclarations(REPOSITORY), version), undefined, 2)}\n`;
}

if (require.main === module) for (const file of process.argv.slice(2)) writeFileSync(file, schemaText());
