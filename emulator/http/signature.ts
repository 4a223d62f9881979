import type { Choices } from "../choices";
import { type ErrorName, ServiceError } from "../errors";
import { CONTROL_REGIONS } from "../rules/regions";
import type { Scope } from "../scope";
import type { HttpRequest } from "./request";

/** The name that requests to this service are signed for; the endpoint's own name, meetings-chime, is another. */
const SIGNING_NAME = "chime";
const ALGORITHM = "AWS4-HMAC-SHA256";
const DATE_FORM = /^\d{8}T\d{6}Z$/;

export interface SignatureParts {
  readonly choices: Choices;
  readonly defaultAccount: string;
}

/**
 * Account and region of a request, from the scope in its AWS signature (version 4). The signature itself is not checked, since the
 * emulator knows no secret. An access key id of 12 digits is taken as the account; any other stands for the default account.
 */
export function readScope(request: HttpRequest, { choices, defaultAccount }: SignatureParts): Scope {
  const problem = findProblem(request);
  if (problem !== undefined) throw toServiceError(problem, choices);
  const [accessKeyId = "", , region = ""] = (parametersOf(request).get("Credential") ?? "").split("/");
  return { account: /^\d{12}$/.test(accessKeyId) ? accessKeyId : defaultAccount, region };
}

/** Refuses a region where the service has no endpoint; a request to AWS would not even be sent. */
export function checkControlRegion(region: string, choices: Choices): void {
  if (choices.unknownControlRegion === "accept" || CONTROL_REGIONS.includes(region)) return;
  throw new ServiceError(
    "NotEmulated",
    `Amazon Chime SDK meetings has no endpoint in '${region}', so AWS could not be reached there. Use one of ` +
      `${[...CONTROL_REGIONS].sort().join(", ")}, or start the emulator with the choice unknownControlRegion=accept.`,
  );
}

interface Problem {
  readonly name: ErrorName;
  readonly message: string;
}

/** What AWS would refuse in the signature, without knowing the secret. */
function findProblem(request: HttpRequest): Problem | undefined {
  if (request.authorization === undefined) {
    return { name: "MissingAuthenticationTokenException", message: "Missing Authentication Token" };
  }
  return headerProblem(request) ?? scopeProblem(parametersOf(request).get("Credential") ?? "", request.date ?? "");
}

function headerProblem(request: HttpRequest): Problem | undefined {
  const incomplete = (message: string): Problem => ({ name: "IncompleteSignatureException", message });
  const [scheme] = splitOnce(request.authorization?.trim() ?? "", " ");
  if (scheme !== ALGORITHM) return incomplete(`Unsupported authorization scheme; ${ALGORITHM} is expected.`);
  const parameters = parametersOf(request);
  const missing = ["Credential", "SignedHeaders", "Signature"].filter((name) => !parameters.get(name));
  if (missing.length > 0) {
    return incomplete(`Authorization header requires ${missing.map((name) => `'${name}' parameter`).join(" and ")}.`);
  }
  if (!/^[0-9a-f]{64}$/.test(parameters.get("Signature") ?? "")) {
    return incomplete("The signature is not of 64 hexadecimal digits.");
  }
  if (request.date === undefined || !DATE_FORM.test(request.date)) {
    return incomplete("The request requires an 'X-Amz-Date' header such as 20260105T090000Z.");
  }
  if (!parameters.get("SignedHeaders")?.split(";").includes("host")) {
    return incomplete("'host' must be among the SignedHeaders.");
  }
  return undefined;
}

function scopeProblem(credential: string, requestDate: string): Problem | undefined {
  const invalid = (message: string): Problem => ({ name: "InvalidSignatureException", message });
  const [accessKeyId = "", date = "", region = "", service, terminator, ...rest] = credential.split("/");
  if (rest.length > 0 || terminator === undefined || accessKeyId === "" || region === "") {
    return {
      name: "IncompleteSignatureException",
      message: "Credential must have 5 slash-delimited elements: access key id, date, region, service, aws4_request.",
    };
  }
  if (date !== requestDate.slice(0, 8)) {
    return invalid(`Date in Credential scope does not match YYYYMMDD from X-Amz-Date: '${date}', '${requestDate}'.`);
  }
  if (service !== SIGNING_NAME) return invalid(`Credential should be scoped to correct service: '${SIGNING_NAME}'.`);
  if (terminator !== "aws4_request") {
    return invalid("Credential should be scoped with a valid terminator: 'aws4_request'.");
  }
  return undefined;
}

function toServiceError({ name, message }: Problem, choices: Choices): ServiceError {
  if (choices.signatureError === "common") return new ServiceError(name, message);
  const isMissing = name === "MissingAuthenticationTokenException";
  return new ServiceError(isMissing ? "UnauthorizedException" : "ForbiddenException", message);
}

function parametersOf({ authorization = "" }: HttpRequest): Map<string, string> {
  const [, parameters] = splitOnce(authorization.trim(), " ");
  return new Map(parameters.split(",").map((part) => splitOnce(part.trim(), "=")));
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + separator.length)];
}
