import type { IncomingMessage } from "node:http";
import { ServiceError } from "../errors";

/** An HTTP request that has arrived whole. */
export interface HttpRequest {
  readonly method: string;
  /** Without the query, percent-encoded as it came. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly authorization: string | undefined;
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
  const [path = "/", search] = splitOnce(message.url ?? "/");
  return {
    method: message.method ?? "GET",
    path,
    query: new URLSearchParams(search),
    authorization: message.headers.authorization,
    date: singleHeader(message, "x-amz-date"),
    body: await readBody(message),
  };
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
