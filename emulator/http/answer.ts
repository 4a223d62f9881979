import { MODELLED_ERRORS, type ServiceError } from "../errors";

/** An HTTP answer before it is sent. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export function jsonAnswer(status: number, content: unknown, headers: Record<string, string> = {}): Answer {
  return { status, headers: { "content-type": "application/json", ...headers }, body: JSON.stringify(content) };
}

export function emptyAnswer(status: number, headers: Record<string, string> = {}): Answer {
  return { status, headers, body: "" };
}

/** An error as the SDKs understand it: the type in a header, and code, message and request id in the body. */
export function errorAnswer(error: ServiceError, requestId: string): Answer {
  const { retryAfterSeconds, resourceName } = error.details;
  const code = Object.hasOwn(MODELLED_ERRORS, error.name) ? error.code : error.name;
  return jsonAnswer(
    error.status,
    { Code: code, Message: error.message, RequestId: requestId, ...(resourceName && { ResourceName: resourceName }) },
    {
      "x-amzn-requestid": requestId,
      "x-amzn-errortype": error.name,
      ...(retryAfterSeconds !== undefined && { "retry-after": String(retryAfterSeconds) }),
    },
  );
}
