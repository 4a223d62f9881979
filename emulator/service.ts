import type { Choices } from "./choices";
import { checkTypes } from "./constraints/checkTypes";
import { findViolations, type Violation } from "./constraints/findViolations";
import { ServiceError } from "./errors";
import { applyFaults, type Wait } from "./faults/applyFaults";
import type { Fault } from "./faults/fault";
import type { FaultInjector } from "./faults/faultInjector";
import { type Answer, emptyAnswer, errorAnswer, jsonAnswer, type RESET } from "./http/answer";
import { readInput } from "./http/readInput";
import type { HttpRequest } from "./http/request";
import { findRoute, type RouteMatch } from "./http/routes";
import { checkControlRegion, readScope } from "./http/signature";
import type { Call } from "./operations/operation";
import { operationNamed } from "./operations/registry";
import type { RateLimiter } from "./quotas/rateLimiter";

/** What the service works with; each call adds its scope. */
export type ServiceDeps = Omit<Call, "scope" | "operation" | "partialFailure" | "mediaUrl"> & {
  readonly faults: FaultInjector;
  readonly limiter: RateLimiter;
  readonly wait: Wait;
  /** The account of requests whose access key id is none. */
  readonly defaultAccount: string;
  /** Called for each call of an operation, also for rejected ones. */
  readonly onCall: (operation: string) => void;
  /** The address that clients of a meeting get, from the `Host` header of the request for it; undefined without media. */
  readonly mediaUrlFor: (host: string | undefined) => string | undefined;
};

/** Answers one request to the service itself. The order of the checks decides which error wins. */
export async function answerApiRequest(request: HttpRequest, parts: ServiceDeps): Promise<Answer | typeof RESET> {
  const requestId = parts.ids.uuid();
  try {
    const match = matchRoute(request);
    const { operation } = match.route;
    parts.onCall(operation);
    const scope = readScope(request, parts);
    checkControlRegion(scope.region, parts.choices);
    const faults = parts.faults.take(operation);
    return await applyFaults(faults, parts.wait, (partialFailure) => {
      const call: Call = { ...parts, scope, operation, partialFailure, mediaUrl: parts.mediaUrlFor(request.host) };
      return withErrors(requestId, () => serve(match, request, call, { ...parts, injected: faults }, requestId));
    });
  } catch (error) {
    return toErrorAnswer(error, requestId);
  }
}

function matchRoute({ method, path, query }: HttpRequest): RouteMatch {
  const match = findRoute(method, path, query.get("operation") ?? undefined);
  if (match === undefined) {
    throw new ServiceError("UnknownOperationException", `No operation of the service is at ${method} ${path}.`);
  }
  return match;
}

interface ServeDeps {
  readonly limiter: RateLimiter;
  readonly injected: readonly Fault[];
}

function serve(
  match: RouteMatch,
  request: HttpRequest,
  call: Call,
  { limiter, injected }: ServeDeps,
  requestId: string,
): Answer {
  const { route } = match;
  if (!limiter.admits(call.scope, route.operation)) {
    throw new ServiceError(call.choices.throttlingError, "Rate exceeded");
  }
  const operation = operationNamed(route.operation);
  if (operation === undefined) {
    throw new ServiceError("NotEmulated", `${route.operation} is not emulated, so nothing was done.`);
  }
  const input = checkTypes(route.input, readInput(match, request));
  refuseViolations(findViolations(route.input, input), call.choices);
  const output = operation(input, call);
  for (const fault of injected) if (fault.effect === "notYetVisible") call.visibility.hide(output, fault);
  const headers = { "x-amzn-requestid": requestId };
  if (output !== undefined) return jsonAnswer(route.status, output, headers);
  const isEmptyObject = route.status === 200 && call.choices.nothingToAnswer === "emptyObject";
  return isEmptyObject ? jsonAnswer(route.status, {}, headers) : emptyAnswer(route.status, headers);
}

function refuseViolations(violations: readonly Violation[], choices: Choices): void {
  if (violations.length === 0) return;
  const found = violations.map(({ path, rule }) => `Value at '${path}' failed to satisfy constraint: ${rule}`);
  const count = `${found.length} validation ${found.length === 1 ? "error" : "errors"} detected`;
  throw new ServiceError(choices.violationError, `${count}: ${found.join("; ")}`);
}

/** An error of the service is an answer like another, which a fault may still spoil. */
function withErrors(requestId: string, run: () => Answer): Answer {
  try {
    return run();
  } catch (error) {
    return toErrorAnswer(error, requestId);
  }
}

function toErrorAnswer(error: unknown, requestId: string): Answer {
  if (error instanceof ServiceError) return errorAnswer(error, requestId);
  throw error;
}
