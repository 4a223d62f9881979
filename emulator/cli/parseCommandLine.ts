import { parseArgs } from "node:util";
import type { EmulatorOptions } from "../emulator";
import { FLAGS } from "./flags";

/** What the command line asks for: undefined asks for the help. A TypeError or RangeError says what is wrong with it. */
export function parseCommandLine(args: readonly string[]): EmulatorOptions | undefined {
  const flags = Object.entries(FLAGS).map(
    ([name, { value }]) => [name, { type: value ? "string" : "boolean" }] as const,
  );
  const { values, tokens } = parseArgs({
    args: [...args],
    options: { ...Object.fromEntries(flags), help: { type: "boolean", short: "h" } },
    tokens: true,
  });
  if (values["help"]) return undefined;
  let options: EmulatorOptions = {};
  for (const token of tokens) {
    if (token.kind !== "option") continue;
    try {
      options = FLAGS[token.name]?.apply(options, token.value ?? "") ?? options;
    } catch (error) {
      throw new RangeError(`--${token.name}: ${error instanceof Error ? error.message : error}`);
    }
  }
  return options;
}
