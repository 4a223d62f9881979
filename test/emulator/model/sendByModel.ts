import { membersOf, modelOperation, modelShape } from "./model";

export interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON; undefined when it is empty. */
  readonly content: Record<string, unknown> | undefined;
}

export interface Signer {
  readonly region?: string;
  readonly accessKeyId?: string;
}

type Input = Readonly<Record<string, unknown>>;

/** Calls an operation over bare HTTP, as the service model describes it and without any SDK. */
export async function sendByModel(
  url: string,
  operationName: string,
  input: Input,
  signer: Signer = {},
): Promise<RawAnswer> {
  const { http, input: inputReference } = modelOperation(operationName);
  const body: Record<string, unknown> = {};
  let uri = http.requestUri;
  for (const [name, { location, locationName = name }] of membersOf(modelShape(inputReference.shape))) {
    const value = input[name];
    if (value === undefined) continue;
    if (location === "uri") uri = uri.replace(`{${locationName}}`, encodeURIComponent(textOf(value)));
    else if (location === "querystring") uri += `${uri.includes("?") ? "&" : "?"}${query(locationName, value)}`;
    else body[name] = value;
  }
  return sendRaw(`${url}${uri}`, {
    method: http.method,
    headers: signedHeaders(signer),
    ...(http.method !== "GET" && { body: JSON.stringify(body) }),
  });
}

export async function sendRaw(url: string, request: RequestInit): Promise<RawAnswer> {
  const { body, headers } = request;
  const contentType = body == null ? {} : { "content-type": "application/json" };
  const response = await fetch(url, { ...request, headers: { ...contentType, ...headers } });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, content: text === "" ? undefined : parse(text) };
}

/** Headers of the form that AWS clients send; the signature itself is made up. */
export function signedHeaders({ region = "us-east-1", accessKeyId = "AKIDEXAMPLE" }: Signer = {}) {
  const credential = `${accessKeyId}/20260105/${region}/chime/aws4_request`;
  return {
    "x-amz-date": "20260105T090000Z",
    authorization: `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=host;x-amz-date, Signature=${"0".repeat(64)}`,
  };
}

function query(name: string, value: unknown): string {
  return `${name}=${encodeURIComponent(textOf(value))}`;
}

/** Not `String`, which an object without a prototype has no answer for. */
function textOf(value: unknown): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function parse(text: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}
