import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { build } from "esbuild";
import type { LiveKit } from "./findLiveKit";
import type { MediaServerName } from "./mediaServers";

const SOURCES = join(__dirname, "..", "..", "..", "..", "tools", "bench", "media", "page");

/** The pages of the clients, on a port of this machine: Chromium gives a camera only to pages of localhost. */
export interface Pages {
  urlOf(server: MediaServerName): string;
  close(): void;
}

export async function servePages(liveKit: LiveKit): Promise<Pages> {
  const scripts = { emulator: await bundle("emulator", liveKit), livekit: await bundle("livekit", liveKit) };
  const server = createServer(({ url = "/" }, response) => {
    const name = url.slice(1).replace(".js", "");
    if (name !== "emulator" && name !== "livekit") response.writeHead(404).end();
    else if (url.endsWith(".js")) response.writeHead(200, { "content-type": "text/javascript" }).end(scripts[name]);
    else
      response
        .writeHead(200, { "content-type": "text/html" })
        .end(`<!doctype html><body><script src="/${name}.js"></script>`);
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { urlOf: (name) => `http://localhost:${port}/${name}`, close: () => closeAll(server) };
}

function closeAll(server: Server): void {
  server.close();
  server.closeAllConnections();
}

async function bundle(name: MediaServerName, { client }: LiveKit): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(SOURCES, `${name}.ts`)],
    bundle: true,
    write: false,
    format: "iife",
    platform: "browser",
    target: "chrome120",
    // Without these, packages of Node.js are bundled.
    mainFields: ["browser", "module", "main"],
    conditions: ["browser"],
    define: { global: "window" },
    nodePaths: [join(client, "node_modules")],
    logLevel: "error",
  });
  return outputFiles[0]?.text ?? "";
}
