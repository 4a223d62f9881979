import { readFileSync } from "node:fs";
import { join } from "node:path";

interface Shape {
  readonly type: string;
  readonly enum?: readonly string[];
  readonly min?: number;
  readonly max?: number;
  readonly members?: Readonly<Record<string, { readonly shape: string }>>;
}

interface Facts {
  readonly shapes: Readonly<Record<string, Shape | undefined>>;
  readonly operations: Readonly<Record<string, unknown>>;
}

/** The service model of AWS, without its prose. */
export const facts: Facts = JSON.parse(
  readFileSync(join(__dirname, "../../../test/fixtures/chime-sdk-meetings.facts.json"), "utf8"),
);
