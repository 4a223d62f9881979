import { InvalidArgumentError } from "commander";
import { chooseAnswers } from "../choices";

const LARGEST_PORT = 65_535;

export function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= LARGEST_PORT) return port;
  throw new InvalidArgumentError(`A port is a whole number from 0 to ${LARGEST_PORT}.`);
}

export function parseAccount(text: string): string {
  if (/^\d{12}$/.test(text)) return text;
  throw new InvalidArgumentError("An account id has 12 digits.");
}

export function parseQuota(text: string): number {
  const quota = Number(text);
  if (quota > 0) return quota;
  throw new InvalidArgumentError("A quota is a number above 0.");
}

/** Adds one `name=answer` to those given before. */
export function addChoice(text: string, given: Readonly<Record<string, string>> = {}): Record<string, string> {
  const [name = "", answer = ""] = text.split("=");
  try {
    chooseAnswers({ [name]: answer });
  } catch (error) {
    throw new InvalidArgumentError(error instanceof Error ? error.message : String(error));
  }
  return { ...given, [name]: answer };
}

/** Adds one text to those given before. */
export function addText(text: string, given: readonly string[] = []): string[] {
  return [...given, text];
}

/** Adds one origin to those given before. */
export function addOrigin(text: string, given: readonly string[] = []): string[] {
  if (URL.canParse(text) && new URL(text).origin === text) return [...given, text];
  throw new InvalidArgumentError("An origin is a scheme, a host and perhaps a port, such as http://localhost:3000.");
}
