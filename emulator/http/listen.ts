import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { ServiceError } from "../errors";
import { type Answer, errorAnswer } from "./answer";
import { type HttpRequest, readRequest } from "./request";

/** A client that has not sent its whole request by then is dropped. */
const SLOWEST_REQUEST_MILLISECONDS = 30_000;

/** Answers a request. It may take its time. */
export type Answerer = (request: HttpRequest) => Promise<Answer> | Answer;

export interface Listener {
  readonly port: number;
  /** Stops listening and drops the connections that are open. */
  close(): Promise<void>;
}

/** Serves HTTP on a port; 0 stands for any free one. */
export async function listen(host: string, port: number, answerer: Answerer): Promise<Listener> {
  const server = createServer({ requestTimeout: SLOWEST_REQUEST_MILLISECONDS }, (message, response) => {
    void serve(message, response, answerer);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  return { port: (server.address() as AddressInfo).port, close: () => close(server) };
}

async function serve(message: IncomingMessage, response: ServerResponse, answerer: Answerer): Promise<void> {
  // A client that goes away makes both ends fail; there is nobody left to tell.
  message.on("error", () => undefined);
  response.on("error", () => undefined);
  const answer = await answerSafely(message, answerer);
  if (answer === undefined || response.destroyed) return;
  if (!message.complete) response.setHeader("connection", "close");
  response.writeHead(answer.status, { ...answer.headers, ...lengthOf(answer) });
  response.end(answer.body);
}

async function answerSafely(message: IncomingMessage, answerer: Answerer): Promise<Answer | undefined> {
  try {
    return await answerer(await readRequest(message));
  } catch (error) {
    if (message.errored) return undefined;
    if (error instanceof ServiceError) return errorAnswer(error, "");
    // A bug of the emulator. The stack says where; it holds no part of the request.
    console.error(error);
    return errorAnswer(new ServiceError("ServiceFailureException", "The emulator failed; its log says where."), "");
  }
}

function lengthOf({ status, body }: Answer): Record<string, number> {
  return status === 204 ? {} : { "content-length": Buffer.byteLength(body) };
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
