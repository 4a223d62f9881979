import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { type LocalRooms, startLocalRooms } from "pulumi-chime-sdk-meetings/standing-room/local";
import { startTestIdentityProvider, type TestIdentityProvider } from "pulumi-chime-sdk-meetings/testing";

/** The app with an identity provider and standing rooms, all on this machine. */
export interface RunningApp {
  readonly url: string;
  readonly rooms: LocalRooms;
  close(): Promise<void>;
}

const FOLDER = join(__dirname, "../../web");
const SCRIPT = join(__dirname, "page/app.js");
const ROOM = "lobby";

/** The claims by name. A real identity provider asks for a password, and knows who may do what. */
const PEOPLE: Readonly<Record<string, object>> = {
  hanna: { rooms: [ROOM], actions: ["end"] },
  alice: { rooms: [ROOM] },
  mallory: { rooms: [] },
};

export async function startApp(port = 0): Promise<RunningApp> {
  const provider = await startTestIdentityProvider();
  const { issuer, audience } = provider;
  const jwt = { issuer, audience, roomsClaim: "rooms", actionsClaim: "actions" };
  const rooms = await startLocalRooms({ rooms: { [ROOM]: { mediaRegion: "us-east-1" } }, jwt });
  const server = createServer((request, response) => {
    answer(request, response, provider, rooms).catch((error: Error) => response.writeHead(500).end(error.message));
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const close = async () => {
    server.close();
    server.closeAllConnections();
    await rooms.close();
    await provider.close();
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, rooms, close };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  provider: TestIdentityProvider,
  { joinUrl }: LocalRooms,
): Promise<void> {
  if (request.method === "POST" && request.url === "/login") {
    const name = await text(request);
    const claims = Object.hasOwn(PEOPLE, name) ? PEOPLE[name] : undefined;
    if (claims === undefined) response.writeHead(403).end("nobody has this name.");
    else response.writeHead(200).end(provider.issueToken({ sub: name, ...claims }));
  } else if (request.url === "/config.json") {
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ joinUrl, room: ROOM }));
  } else if (request.url === "/app.js") {
    response.writeHead(200, { "content-type": "text/javascript" }).end(await readFile(SCRIPT));
  } else if (request.url === "/") {
    response.writeHead(200, { "content-type": "text/html" }).end(await readFile(join(FOLDER, "index.html")));
  } else {
    response.writeHead(404).end();
  }
}
