import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface AnsweringServer {
  readonly url: string;
  close(): Promise<void>;
}

/** A server that gives every request the same answer, which the emulator would never give. */
export async function startAnswering(
  status: number,
  body: string,
  headers: Record<string, string> = {},
): Promise<AnsweringServer> {
  const server = createServer((_request, response) => {
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(body);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
