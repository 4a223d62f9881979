import type { Choices } from "./choices";
import { checkTypes } from "./constraints/checkTypes";
import { findViolations, type Violation } from "./constraints/findViolations";
import { ServiceError } from "./errors";
import { type Answer, emptyAnswer, errorAnswer, jsonAnswer } from "./http/answer";
import { readInput } from "./http/readInput";
import type { HttpRequest } from "./http/request";
import { findRoute, type RouteMatch } from "./http/routes";
import { readScope } from "./http/signature";
import type { Call } from "./operations/operation";
import { operationNamed } from "./operations/registry";

/** What the service works with; each call adds its scope. */
export type ServiceParts = Omit<Call, "scope"> & {
  /** The account of requests whose access key id is none. */
  readonly defaultAccount: string;
  /** Is told of each call of an operation, also of those that are refused then. */
  readonly onCall: (operation: string) => void;
};

/** Answers one request to the service itself. The order of the checks decides which error wins. */
export function answerApiRequest(request: HttpRequest, parts: ServiceParts): Answer {
  const requestId = parts.ids.uuid();
  try {
    return serve(request, parts, requestId);
  } catch (error) {
    if (error instanceof ServiceError) return errorAnswer(error, requestId);
    throw error;
  }
}

function serve(request: HttpRequest, parts: ServiceParts, requestId: string): Answer {
  const match = matchRoute(request);
  const { route } = match;
  parts.onCall(route.operation);
  const scope = readScope(request.authorization, parts.defaultAccount);
  const operation = operationNamed(route.operation);
  if (operation === undefined) {
    throw new ServiceError("NotEmulated", `${route.operation} is not emulated; nothing was done. AWS has it.`);
  }
  const input = checkTypes(route.input, readInput(match, request));
  refuseViolations(findViolations(route.input, input), parts.choices);
  const output = operation(input, { ...parts, scope });
  const headers = { "x-amzn-requestid": requestId };
  return output === undefined ? emptyAnswer(route.status, headers) : jsonAnswer(route.status, output, headers);
}

function matchRoute({ method, path, query }: HttpRequest): RouteMatch {
  const match = findRoute(method, path, query.get("operation") ?? undefined);
  if (match === undefined) {
    throw new ServiceError("UnknownOperationException", `No operation of the service is at ${method} ${path}.`);
  }
  return match;
}

function refuseViolations(violations: readonly Violation[], choices: Choices): void {
  if (violations.length === 0) return;
  const found = violations.map(({ path, rule }) => `Value at '${path}' failed to satisfy constraint: ${rule}`);
  const count = `${found.length} validation ${found.length === 1 ? "error" : "errors"} detected`;
  throw new ServiceError(choices.violationError, `${count}: ${found.join("; ")}`);
}
