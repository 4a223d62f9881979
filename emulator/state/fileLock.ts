import { createHash } from "node:crypto";
import { rmSync } from "node:fs";
import { connect, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

/** Frees the lock. */
export type Release = () => Promise<void>;

/**
 * Locks a file for this process: undefined where another process has it. The lock is a local socket that listens, so the operating
 * system frees it when the process ends, however it ends.
 */
export async function lockFile(path: string): Promise<Release | undefined> {
  const address = addressOf(path);
  const first = await listen(address);
  if (first) return releaseOf(first);
  if (await isListening(address)) return undefined;
  // A process that was killed leaves the socket's file, on which nothing listens.
  rmSync(address, { force: true });
  const second = await listen(address);
  return second && releaseOf(second);
}

/** Not beside the file: the path of a socket has 104 characters at most. */
function addressOf(path: string): string {
  const name = `chime-sdk-meetings-emulator-${createHash("sha256").update(resolve(path)).digest("hex").slice(0, 32)}`;
  return process.platform === "win32" ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`);
}

function listen(address: string): Promise<Server | undefined> {
  const server = createServer((socket) => socket.destroy());
  return new Promise((done, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE") done(undefined);
      else reject(error);
    });
    server.listen(address, () => done(server.unref()));
  });
}

function isListening(address: string): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(address);
    socket.once("connect", () => done(true)).once("error", () => done(false));
    socket.once("close", () => socket.destroy());
    socket.unref();
  });
}

function releaseOf(server: Server): Release {
  return () => new Promise((done) => void server.close(() => done()));
}
