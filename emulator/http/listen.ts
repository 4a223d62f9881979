import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import type { Duplex } from "node:stream";
import { ServiceError } from "../errors";
import { StateFileError } from "../state/stateFile";
import { type Answer, errorAnswer, RESET } from "./answer";
import { type HttpRequest, readRequest } from "./request";

/** How long a client may take to send a whole request. */
const SLOWEST_REQUEST_MILLISECONDS = 30_000;

/** Idle connections stay open longer than clients keep theirs, so that none is closed just as it is used again. */
const IDLE_CONNECTION_MILLISECONDS = 120_000;

export interface Address {
  readonly host: string;
  /** 0 takes any free one. */
  readonly port: number;
  /** Default: 30 seconds. */
  readonly slowestRequestMilliseconds?: number;
}

/** Answers a request. It may take its time. */
export type Answerer = (request: HttpRequest) => Promise<Answer | typeof RESET>;

/** Called with errors of the emulator itself, which contain no part of a request. */
export type Report = (error: unknown) => void;

/** What takes the connections that are not for HTTP. */
export interface ConnectionHandlers {
  /** Handles a request to change to another protocol. */
  onUpgrade(message: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Handles a connection whose first byte is 0, which HTTP never begins with; the bytes that have arrived come along. */
  onFramedConnection(socket: Socket, first: Buffer): void;
}

export interface Listener {
  readonly port: number;
  readonly url: string;
  /** Stops listening and drops the connections that are open. */
  close(): Promise<void>;
}

/** Serves HTTP. A client that is too slow to send its request gets a 408 and is dropped. */
export async function listen(
  address: Address,
  answerer: Answerer,
  report: Report,
  handlers?: ConnectionHandlers,
): Promise<Listener> {
  const { host, port, slowestRequestMilliseconds: requestTimeout = SLOWEST_REQUEST_MILLISECONDS } = address;
  const settings = {
    requestTimeout,
    connectionsCheckingInterval: requestTimeout / 2,
    keepAliveTimeout: IDLE_CONNECTION_MILLISECONDS,
  };
  const server = createServer(settings, (message, response) => {
    void serve(message, response, answerer, report);
  });
  const sockets = handlers && shareConnections(server, handlers, requestTimeout);
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error) => reject(new Error(startProblem(error, host, port), { cause: error })));
    server.listen(port, host, resolve);
  });
  const { port: usedPort } = server.address() as AddressInfo;
  const urlHost = host.includes(":") ? `[${host}]` : host;
  return { port: usedPort, url: `http://${urlHost}:${usedPort}`, close: () => close(server, sockets) };
}

/** Hands the connections over that are not for HTTP. Returns the sockets that are open. */
function shareConnections(server: Server, handlers: ConnectionHandlers, firstByteTimeout: number): ReadonlySet<Socket> {
  const sockets = new Set<Socket>();
  const serveHttp = server.listeners("connection");
  server.removeAllListeners("connection");
  server.on("upgrade", (message, socket, head) => handlers.onUpgrade(message, socket, head));
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
    // Browsers open connections ahead of use, on which nothing may ever come.
    const dropIdle = () => socket.destroy();
    socket.setTimeout(firstByteTimeout, dropIdle);
    const ignore = () => undefined;
    socket.on("error", ignore);
    socket.once("data", (first: Buffer) => {
      socket.setTimeout(0).off("timeout", dropIdle);
      if (first[0] === 0) {
        handlers.onFramedConnection(socket, first);
        return;
      }
      socket.pause();
      socket.off("error", ignore);
      for (const listener of serveHttp) listener.call(server, socket);
      socket.unshift(first);
      process.nextTick(() => socket.resume());
    });
  });
  return sockets;
}

function startProblem(error: NodeJS.ErrnoException, host: string, port: number): string {
  if (error.code === "EADDRINUSE") return `Cannot listen on ${host}:${port}: the port is in use. Choose another, or 0.`;
  return `Cannot listen on ${host}:${port}: ${error.message}.`;
}

async function serve(
  message: IncomingMessage,
  response: ServerResponse,
  answerer: Answerer,
  report: Report,
): Promise<void> {
  // A client that goes away makes both ends fail; there is nobody left to tell.
  message.on("error", () => undefined);
  response.on("error", () => undefined);
  const answer = await answerSafely(message, answerer, report);
  if (answer === undefined || response.destroyed) return;
  if (answer === RESET) {
    message.socket.resetAndDestroy();
    return;
  }
  if (answer.stream !== undefined) {
    response.writeHead(answer.status, answer.headers).write(answer.body);
    answer.stream(response);
    return;
  }
  response.writeHead(answer.status, { ...answer.headers, ...lengthOf(answer) });
  response.end(answer.body);
}

async function answerSafely(
  message: IncomingMessage,
  answerer: Answerer,
  report: Report,
): Promise<Answer | typeof RESET | undefined> {
  try {
    return await answerer(await readRequest(message));
  } catch (error) {
    if (message.errored) return undefined;
    if (error instanceof ServiceError) return errorAnswer(error, randomUUID());
    report(error);
    const text = error instanceof StateFileError ? error.message : "The emulator itself failed; its output says where.";
    const failure = new ServiceError("ServiceFailureException", text);
    return errorAnswer(failure, randomUUID());
  }
}

function lengthOf({ status, body }: Answer): Record<string, number> {
  return status === 204 ? {} : { "content-length": Buffer.byteLength(body) };
}

function close(server: Server, sockets: ReadonlySet<Socket> = new Set()): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
    for (const socket of sockets) socket.destroy();
  });
}
