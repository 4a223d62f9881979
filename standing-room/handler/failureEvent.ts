import type { CheckFailure } from "../../provider/core/rules/check";
import type { JoinError } from "./joinError";
import type { LoggedEvent } from "./logEntry";
import { UpstreamError } from "./upstreamError";

const LOGGED_PROPERTIES: readonly string[] = [
  "room",
  "externalUserId",
  "mediaRegion",
  "capabilities",
  "capabilities.audio",
  "capabilities.video",
  "capabilities.content",
  "action",
];

/** What is logged of a request that failed with `error` and was answered with `answer`. */
export function failureEvent(error: unknown, answer: JoinError): LoggedEvent {
  const { status, code, violations } = answer;
  const said = { status, code, ...(violations ? { properties: loggedProperties(violations) } : {}) };
  if (error instanceof UpstreamError) return { ...upstreamEvent(error, status), ...said };
  if (status < 500) return { level: "INFO", outcome: "refused", ...said };
  if (status === 503) return { level: "WARN", outcome: "unavailable", ...said };
  const failureMessage =
    error instanceof Error ? `${error.name}: ${error.stack?.split("\n")[1]?.trim() ?? ""}` : typeof error;
  return { level: "ERROR", outcome: "failed", ...said, failureMessage };
}

function upstreamEvent(error: UpstreamError, status: number): LoggedEvent {
  const { operation, failure, requestId, message, quotesRequest } = error;
  const cause = {
    operation,
    failure,
    ...(quotesRequest ? {} : { failureMessage: message }),
    ...(requestId ? { failedRequestId: requestId } : {}),
  };
  if (status < 500) return { level: "WARN", outcome: "refused", ...cause };
  return { level: "ERROR", outcome: status === 503 ? "unavailable" : "failed", ...cause };
}

/** The name of an unknown member is text of the request, which is not logged. */
function loggedProperties(violations: readonly CheckFailure[]): string[] {
  const names = violations.map(({ property }) =>
    LOGGED_PROPERTIES.includes(property) ? property : "(unknown member)",
  );
  return [...new Set(names)];
}
