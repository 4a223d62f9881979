import { type Answer, RESET } from "./answer";
import type { HttpRequest } from "./request";
import { findRoute } from "./routes";

/** A request and its answer. It holds neither body, headers nor query, and so no token and no credential. */
export interface CallRecord {
  /** ISO 8601, by the emulator's clock. */
  readonly time: string;
  /** Method and path, with the query parameter that selects an operation. */
  readonly target: string;
  /** The AWS operation at this path. */
  readonly operation?: string;
  /** Absent where the connection was reset. */
  readonly status?: number;
  readonly error?: string;
  readonly requestId?: string;
}

export function describeCall(request: HttpRequest, answer: Answer | typeof RESET, now: number): CallRecord {
  const { method, path, query } = request;
  const selector = query.get("operation") ?? undefined;
  const suffix = selector !== undefined && /^[a-z-]+$/.test(selector) ? `?operation=${selector}` : "";
  const operation = findRoute(method, path, selector)?.route.operation;
  const call = {
    time: new Date(now).toISOString(),
    target: `${method} ${path}${suffix}`,
    ...(operation !== undefined && { operation }),
  };
  if (answer === RESET) return call;
  const { status, headers } = answer;
  const { "x-amzn-errortype": error, "x-amzn-requestid": requestId } = headers;
  return { ...call, status, ...(error !== undefined && { error }), ...(requestId !== undefined && { requestId }) };
}

/** A record as one line. */
export function logLine({ time, target, status, error, requestId }: CallRecord): string {
  return [time, target, status ?? "connection reset", error, requestId].filter(Boolean).join(" ");
}
