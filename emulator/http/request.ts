import type { IncomingMessage } from "node:http";
import { ServiceError } from "../errors";

/** An HTTP request that has arrived whole. */
export interface HttpRequest {
  readonly method: string;
  /** Without the query, percent-encoded as it came. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly authorization: string | undefined;
  readonly body: Buffer;
}

/** Far above the largest request of the service, which is some 60 kB. */
export const LARGEST_BODY = 1024 * 1024;

/** Reads the request to its end, or refuses it as soon as it turns out too large. */
export async function readRequest(message: IncomingMessage): Promise<HttpRequest> {
  const [path = "/", search] = splitOnce(message.url ?? "/");
  return {
    method: message.method ?? "GET",
    path,
    query: new URLSearchParams(search),
    authorization: message.headers.authorization,
    body: await readBody(message),
  };
}

async function readBody(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > LARGEST_BODY) {
      throw new ServiceError(
        "RequestEntityTooLargeException",
        `The request body is larger than ${LARGEST_BODY} bytes, the most that the emulator reads.`,
      );
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function splitOnce(url: string): [string, string] {
  const at = url.indexOf("?");
  return at < 0 ? [url, ""] : [url.slice(0, at), url.slice(at + 1)];
}
