import type { Input } from "../constraints/checkTypes";
import { ServiceError } from "../errors";
import type { HttpRequest } from "./request";
import type { RouteMatch } from "./routes";

/** Gathers an operation's input from the path, the query and the body. */
export function readInput({ route, labels }: RouteMatch, request: HttpRequest): Input {
  const input: Record<string, unknown> = {};
  const body = route.body.length === 0 ? {} : parseBody(request.body);
  for (const member of route.body) input[member] = body[member];
  for (const { member, parameter, isNumber } of route.query) {
    const text = request.query.get(parameter);
    if (text !== null) input[member] = isNumber && /^-?\d+$/.test(text) ? Number(text) : text;
  }
  return { ...input, ...labels };
}

function parseBody(body: Buffer): Record<string, unknown> {
  if (body.length === 0) return {};
  const parsed = parseJson(body.toString("utf8"));
  if (typeof parsed === "object" && parsed !== null && !Array.isArray(parsed)) return parsed as Record<string, unknown>;
  throw new ServiceError("SerializationException", "The request body is JSON, but no object.");
}

function parseJson(text: string): unknown {
  if (text.startsWith("\uFEFF")) {
    throw new ServiceError(
      "SerializationException",
      "The request body begins with a byte order mark, which JSON forbids.",
    );
  }
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message quotes the body, which may hold what must not be repeated.
    throw new ServiceError("SerializationException", "The request body is not valid JSON.");
  }
}
