import { randomBytes, timingSafeEqual } from "node:crypto";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
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

/** Bundled from `pages/client` by the build. */
const FOLDER = join(__dirname, "../pages");
const FILES: Readonly<Record<string, { readonly file: string; readonly type: string }>> = {
  "/": { file: "join.html", type: "text/html; charset=utf-8" },
  "/join.css": { file: "join.css", type: "text/css; charset=utf-8" },
  "/join.js": { file: "join.js", type: "text/javascript; charset=utf-8" },
};

/** Serves the join page on loopback, with the join information for the first browser that has the key. */
export async function serveJoinPage(info: JoinInfo): Promise<JoinPage> {
  const key = randomBytes(24).toString("base64url");
  const headers = securityHeaders(info);
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
  const found = Object.hasOwn(FILES, url) ? FILES[url] : undefined;
  if (found === undefined || method !== "GET") refuse(response, 404, "There is no such page.");
  else response.setHeader("content-type", found.type).end(readFileSync(join(FOLDER, found.file)));
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

/** The page connects to the meeting, and to nothing else. */
function securityHeaders({ Meeting: { MediaPlacement } }: JoinInfo): Record<string, string> {
  const addresses = [MediaPlacement["SignalingUrl"], MediaPlacement["EventIngestionUrl"]];
  const origins = addresses.flatMap((address) =>
    typeof address === "string" && URL.canParse(address) ? [new URL(address)] : [],
  );
  const connect = ["'self'", ...origins.map(({ protocol, host }) => `${protocol}//${host}`)];
  const policy = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "data:",
    "media-src": "'self' blob:",
    // amazon-chime-sdk-js starts its workers from blobs.
    "worker-src": "blob:",
    "connect-src": [...new Set(connect)].join(" "),
    "base-uri": "'none'",
    "form-action": "'none'",
    "frame-ancestors": "'none'",
  };
  return {
    "content-security-policy": Object.entries(policy)
      .map((directive) => directive.join(" "))
      .join("; "),
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
  };
}
