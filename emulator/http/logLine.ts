import { type Answer, RESET } from "./answer";
import type { HttpRequest } from "./request";

/** One line about one request. It holds neither body, headers nor query, and so no token and no credential. */
export function logLine(request: HttpRequest, answer: Answer | typeof RESET, now: number): string {
  const time = new Date(now).toISOString();
  const operation = request.query.get("operation");
  const selector = operation !== null && /^[a-z-]+$/.test(operation) ? `?operation=${operation}` : "";
  const target = `${request.method} ${request.path}${selector}`;
  if (answer === RESET) return `${time} ${target} connection reset`;
  const { status, headers } = answer;
  return [time, target, status, headers["x-amzn-errortype"], headers["x-amzn-requestid"]].filter(Boolean).join(" ");
}
