import type { Writable } from "node:stream";
import { MODELLED_ERRORS, type ServiceError } from "../errors";

/** An HTTP answer before it is sent. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Of an answer that goes on after its body: takes the connection, which stays open. */
  readonly stream?: (connection: Writable) => void;
}

/** Stands for an answer that is never sent: the connection is reset instead. */
export const RESET = "reset";

export function jsonAnswer(status: number, content: unknown, headers: Record<string, string> = {}): Answer {
  return { status, headers: { "content-type": "application/json", ...headers }, body: JSON.stringify(content) };
}

export function emptyAnswer(status: number, headers: Record<string, string> = {}): Answer {
  return { status, headers, body: "" };
}

/** An answer as a broken proxy might give it: no JSON, whatever the headers say. */
export function garbageAnswer(status: number): Answer {
  return { status, headers: { "content-type": "application/json" }, body: '<html>"not JSON' };
}

/** The longest `Message` of the service model. */
const LONGEST_MESSAGE = 4096;

function bounded(message: string): string {
  return message.length <= LONGEST_MESSAGE ? message : `${message.slice(0, LONGEST_MESSAGE - 1)}…`;
}

/** An error as the SDKs understand it: the type in a header, and code, message and request id in the body. */
export function errorAnswer(error: ServiceError, requestId: string): Answer {
  const { retryAfterSeconds, resourceName } = error.details;
  // Real bodies hold the short name, `NotFound`, while the header holds the whole one.
  const isModelled = Object.hasOwn(MODELLED_ERRORS, error.name);
  const code = isModelled ? error.name.replace(/Exception$/, "") : error.name;
  return jsonAnswer(
    error.status,
    {
      Code: code,
      Message: bounded(error.message),
      RequestId: requestId,
      Resource: null,
      ...(resourceName && { ResourceName: resourceName }),
    },
    {
      "x-amzn-requestid": requestId,
      "x-amzn-errortype": error.name,
      ...(retryAfterSeconds !== undefined && { "retry-after": String(retryAfterSeconds) }),
    },
  );
}
