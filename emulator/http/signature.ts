import { ServiceError } from "../errors";
import type { Scope } from "../scope";

/** The name that requests to this service are signed for; the endpoint's own name, meetings-chime, is another. */
const SIGNING_NAME = "chime";

/**
 * Account and region of a request, from the scope in its AWS signature (version 4). The signature itself is not checked, since the
 * emulator knows no secret. An access key id of 12 digits is taken as the account; any other stands for the default account.
 */
export function readScope(authorization: string | undefined, defaultAccount: string): Scope {
  if (authorization === undefined) {
    throw new ServiceError("MissingAuthenticationTokenException", "Missing Authentication Token");
  }
  const { credential } = readSignature(authorization);
  const [accessKeyId = "", date = "", region = "", service = "", terminator = "", ...rest] = credential.split("/");
  if (rest.length > 0 || accessKeyId === "" || region === "" || !/^\d{8}$/.test(date)) {
    throw new ServiceError("IncompleteSignatureException", `Credential must have 5 parts: got '${credential}'.`);
  }
  if (service !== SIGNING_NAME) {
    throw new ServiceError(
      "InvalidSignatureException",
      `Credential should be scoped to correct service: '${SIGNING_NAME}'. `,
    );
  }
  if (terminator !== "aws4_request") {
    throw new ServiceError(
      "InvalidSignatureException",
      `Credential should be scoped with a valid terminator: 'aws4_request', not '${terminator}'.`,
    );
  }
  return { account: /^\d{12}$/.test(accessKeyId) ? accessKeyId : defaultAccount, region };
}

function readSignature(authorization: string): { credential: string } {
  const [scheme, parameters = ""] = splitOnce(authorization.trim(), " ");
  if (scheme !== "AWS4-HMAC-SHA256") {
    throw new ServiceError("IncompleteSignatureException", `Unsupported authorization scheme '${scheme}'.`);
  }
  const values = new Map(parameters.split(",").map((part) => splitOnce(part.trim(), "=")));
  const missing = ["Credential", "SignedHeaders", "Signature"].filter((name) => !values.get(name));
  if (missing.length > 0) {
    throw new ServiceError(
      "IncompleteSignatureException",
      `Authorization header requires ${missing.map((name) => `'${name}' parameter`).join(", ")}.`,
    );
  }
  return { credential: values.get("Credential") ?? "" };
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + separator.length)];
}
