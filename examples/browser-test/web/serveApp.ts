import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { json } from "node:stream/consumers";
import type { JoinInfo } from "pulumi-chime-sdk-meetings";

/** The app, which is served until it is closed. */
export interface ServedApp {
  readonly url: string;
  close(): void;
}

const FOLDER = join(__dirname, "../../web");
const SCRIPT = join(__dirname, "page/app.js");

/** Serves the app. A real app authenticates its users; this one takes the name that it gets. */
export async function serveApp(joinInfo: Readonly<Record<string, JoinInfo>>): Promise<ServedApp> {
  const server = createServer((request, response) => {
    answer(request, response, joinInfo).catch((error: Error) => response.writeHead(500).end(error.message));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  // Browsers give the camera and the microphone to https, localhost and 127.0.0.1 only.
  return { url: `http://127.0.0.1:${port}/`, close };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  joinInfo: Readonly<Record<string, JoinInfo>>,
): Promise<void> {
  if (request.method === "POST" && request.url === "/join") {
    const { name } = (await json(request)) as { name: string };
    // The token is in the body of a response, never in an address.
    const info = Object.hasOwn(joinInfo, name) ? joinInfo[name] : undefined;
    if (info === undefined) response.writeHead(404).end("this name is not invited.");
    else response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(info));
  } else if (request.url === "/app.js") {
    response.writeHead(200, { "content-type": "text/javascript" }).end(await readFile(SCRIPT));
  } else if (request.url === "/") {
    response.writeHead(200, { "content-type": "text/html" }).end(await readFile(join(FOLDER, "index.html")));
  } else {
    response.writeHead(404).end();
  }
}
