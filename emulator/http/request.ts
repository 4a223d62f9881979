import type { IncomingMessage } from "node:http";
import { ServiceError } from "../errors";

/** An HTTP request that has arrived whole. */
export interface HttpRequest {
  readonly method: string;
  /** Without the query, percent-encoded as it came. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly authorization: string | undefined;
  readonly host: string | undefined;
  /** Of a request that a page makes. */
  readonly origin: string | undefined;
  readonly contentType: string | undefined;
  readonly accept: string | undefined;
  /** Of a preflight request: the headers that the page is about to send. */
  readonly requestedHeaders: string | undefined;
  /** The header X-Amz-Date, which is part of the signature. */
  readonly date: string | undefined;
  readonly body: Buffer;
}

/** Far above the largest request of the service, which is some 60 kB. */
const LARGEST_BODY = 1024 * 1024;

/** A body is read and thrown away up to here; beyond, the connection is cut. */
const LARGEST_DISCARDED_BODY = 16 * LARGEST_BODY;

/** Reads the request to its end, or refuses it as soon as it turns out too large. */
export async function readRequest(message: IncomingMessage): Promise<HttpRequest> {
  const [path, search] = splitOnce(withoutOrigin(message.url ?? "/"));
  const query = new URLSearchParams(search);
  const {
    authorization,
    host,
    origin,
    accept,
    "content-type": contentType,
    "content-encoding": encoding,
  } = message.headers;
  const body = await readBody(message);
  if (encoding !== undefined && encoding !== "identity") {
    throw new ServiceError("SerializationException", "The emulator takes request bodies without a Content-Encoding.");
  }
  return {
    method: message.method ?? "GET",
    path,
    query,
    authorization: authorization ?? presignedAuthorization(query),
    host,
    origin,
    contentType,
    accept,
    requestedHeaders: singleHeader(message, "access-control-request-headers"),
    date: singleHeader(message, "x-amz-date") ?? query.get("X-Amz-Date") ?? undefined,
    body,
  };
}

/** A proxy may send the absolute form, `GET http://host/path` (RFC 9112, section 3.2.2). */
function withoutOrigin(url: string): string {
  return url.replace(/^https?:\/\/[^/?]*/i, "") || "/";
}

/** A presigned request has its signature in the query. */
function presignedAuthorization(query: URLSearchParams): string | undefined {
  const [algorithm, ...parameters] = ["Algorithm", "Credential", "SignedHeaders", "Signature"].map((name) => ({
    name,
    value: query.get(`X-Amz-${name}`),
  }));
  if (!algorithm?.value) return undefined;
  const given = parameters.filter(({ value }) => value !== null);
  return `${algorithm.value} ${given.map(({ name, value }) => `${name}=${value}`).join(", ")}`;
}

function singleHeader(message: IncomingMessage, name: string): string | undefined {
  const value = message.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

/** Reads a body that is too large to its end, since a client that is still sending would not see an answer; a huge one is dropped. */
async function readBody(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length <= LARGEST_BODY) chunks.push(chunk);
    else chunks.length = 0;
    if (length > LARGEST_DISCARDED_BODY) message.socket.destroy();
  }
  if (length <= LARGEST_BODY) return Buffer.concat(chunks);
  throw new ServiceError(
    "RequestEntityTooLargeException",
    `The request body is larger than ${LARGEST_BODY} bytes, the most that the emulator reads.`,
  );
}

function splitOnce(url: string): [string, string] {
  const at = url.indexOf("?");
  return at < 0 ? [url, ""] : [url.slice(0, at), url.slice(at + 1)];
}
