import { randomBytes, timingSafeEqual } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { readPageFile } from "./pageFile";
import { mediaSources, pageHeaders } from "./pageHeaders";
import type { JoinInfo } from "./readJoinInfo";

/** A page that joins as one person. */
export interface JoinPage {
  /** For a browser on this machine. Its fragment is a key that works once; it holds no join token. */
  readonly url: string;
  /** Resolves after a browser has got the join information. */
  readonly opened: Promise<void>;
  close(): void;
}

const HOST = "127.0.0.1";

/** The files of the page, by path. */
const FILES: Readonly<Record<string, string>> = {
  "/": "join.html",
  "/page.css": "page.css",
  "/join.css": "join.css",
  "/join.js": "join.js",
};

/** Serves the join page on loopback, with the join information for the first browser that has the key. */
export async function serveJoinPage(info: JoinInfo): Promise<JoinPage> {
  const key = randomBytes(24).toString("base64url");
  const headers = pageHeaders(mediaSources(info.Meeting.MediaPlacement));
  let isUsed = false;
  let onOpened: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    onOpened = resolve;
  });
  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if (!isOwnHost(request)) return refuse(response, 403, "This address is not served here.");
    if (request.url !== "/join-info") return serveFile(request, response);
    if (request.method !== "POST") return refuse(response, 405, "The join information is read with POST.");
    if (isUsed) return refuse(response, 410, "This page was opened before. Run the command again.");
    if (!isEqual(request.headers["x-join-key"], key)) {
      return refuse(response, 403, "The address is not complete. Open the address that the command has printed.");
    }
    isUsed = true;
    response.once("finish", onOpened);
    response.setHeader("content-type", "application/json").end(JSON.stringify(info));
  });
  server.listen(0, HOST);
  await once(server, "listening");
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://${HOST}:${(server.address() as AddressInfo).port}/#${key}`, opened, close };
}

function serveFile({ method, url = "" }: IncomingMessage, response: ServerResponse): void {
  const name = Object.hasOwn(FILES, url) ? FILES[url] : undefined;
  if (name === undefined || method !== "GET") {
    refuse(response, 404, "There is no such page.");
    return;
  }
  const { type, content } = readPageFile(name);
  response.setHeader("content-type", type).end(content);
}

function refuse(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8" }).end(text);
}

/** A page whose name resolves to this machine has another host. */
function isOwnHost({ headers, socket }: IncomingMessage): boolean {
  return headers.host === `${HOST}:${socket.localPort}`;
}

function isEqual(given: string | string[] | undefined, key: string): boolean {
  const [one, other] = [Buffer.from(String(given ?? "")), Buffer.from(key)];
  return one.length === other.length && timingSafeEqual(one, other);
}
