import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { FunctionUrlAnswer } from "../handler/lambdaEvents";
import type { RoomHandler } from "../handler/roomHandler";
import { FORM_PATH, type FormRequest } from "./joinForm";

const HOST = "127.0.0.1";
/** The largest request that Lambda accepts. */
const LARGEST_BODY = 6 * 1024 * 1024;

/** Web pages of any origin may join here: it is for developing them. */
const CORS = {
  "access-control-allow-origin": "*",
  "access-control-allow-methods": "POST",
  // The header `authorization` is not part of "*" (Fetch standard).
  "access-control-allow-headers": "authorization, *",
  "access-control-expose-headers": "retry-after, www-authenticate",
};

type AnswerForm = (request: FormRequest) => Promise<FunctionUrlAnswer>;

/** A handler behind HTTP, called as Lambda calls it for a function URL. */
export interface ServedFunction {
  readonly url: string;
  close(): Promise<void>;
}

export async function serveFunctionUrl(
  handler: RoomHandler,
  port: number,
  answerForm?: AnswerForm,
): Promise<ServedFunction> {
  const server = createServer((request, response) => {
    answer(handler, request, answerForm).then(
      (reply) => send(response, reply),
      () => send(response, { statusCode: 500, headers: {}, body: "" }),
    );
  });
  server.listen(port, HOST);
  await once(server, "listening");
  const { port: bound } = server.address() as AddressInfo;
  const close = async () => {
    const closed = once(server, "close");
    server.close();
    server.closeAllConnections();
    await closed;
  };
  return { url: `http://${HOST}:${bound}/`, close };
}

async function answer(
  handler: RoomHandler,
  request: IncomingMessage,
  answerForm: AnswerForm | undefined,
): Promise<FunctionUrlAnswer> {
  const { method = "GET", url = "/" } = request;
  if (method === "OPTIONS") return { statusCode: 204, headers: {}, body: "" };
  const body = await readBody(request);
  if (body === undefined) return { statusCode: 413, headers: {}, body: "" };
  if (url === FORM_PATH && answerForm !== undefined) {
    const { origin, host } = request.headers;
    return answerForm({ method, origin, host, body: Buffer.from(body, "base64").toString("utf8") });
  }
  const { authorization } = request.headers;
  const reply = await handler({
    requestContext: { http: { method, path: url } },
    headers: { authorization },
    body,
    isBase64Encoded: true,
  });
  return reply ?? { statusCode: 204, headers: {}, body: "" };
}

/** The body in base64, as in Lambda's event; undefined where it is too large. */
async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > LARGEST_BODY) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("base64");
}

function send(response: ServerResponse, { statusCode, headers, body }: FunctionUrlAnswer): void {
  response.writeHead(statusCode, { ...CORS, ...headers });
  response.end(body);
}
