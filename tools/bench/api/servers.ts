import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { type ProcessUsage, readProcessUsage } from "../machine/processUsage";

const EMULATOR = join(dirname(require.resolve("chime-sdk-meetings-emulator/package.json")), "lib", "cli.js");
const DYNALITE = join(dirname(require.resolve("dynalite/package.json")), "cli.js");

/** A server in a process of its own. */
export interface Server {
  readonly url: string;
  /** Its working folder, which is removed with it. */
  readonly folder: string;
  usage(): ProcessUsage;
  close(): Promise<void>;
}

/** The emulator; with `stateFile` it keeps its meetings in a file of its working folder. */
export function startEmulator({ stateFile = false } = {}): Promise<Server> {
  const flags = stateFile ? ["--state", "state.json"] : [];
  return startServer(EMULATOR, [...flags, "--port", "0"], {}, /listening on (\S+)/);
}

/** A DynamoDB, from the development dependency. */
export async function startDynalite(): Promise<Server> {
  // The port 0 counts as none.
  const port = await freePort();
  const server = await startServer(DYNALITE, ["--host", "127.0.0.1", "--port", String(port)], {}, /(listening)/);
  return { ...server, url: `http://127.0.0.1:${port}` };
}

/** A Cognito; `program` is what `findCognitoLocal` returns. */
export async function startCognitoLocal(program: string): Promise<Server> {
  const port = await freePort();
  const server = await startServer(program, [], { PORT: String(port), HOST: "127.0.0.1" }, /(running on)/);
  return { ...server, url: `http://127.0.0.1:${port}` };
}

async function startServer(
  program: string,
  flags: readonly string[],
  env: Readonly<Record<string, string>>,
  ready: RegExp,
): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), "chime-meetings-bench-"));
  const child = spawn(process.execPath, [program, ...flags], {
    cwd: folder,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [, url = ""] = await firstMatch(child, ready);
  return {
    url,
    folder,
    usage: () => readProcessUsage(child.pid ?? 0),
    close: async () => {
      const exited = once(child, "exit");
      child.kill("SIGTERM");
      await exited;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Waits for the line that says that the server is ready, and reads on, since a full pipe would stop the server. */
function firstMatch(child: ChildProcess, ready: RegExp): Promise<RegExpExecArray> {
  return new Promise((resolve, reject) => {
    if (!child.stdout) return reject(new Error("The output of the server is not piped."));
    createInterface({ input: child.stdout }).on("line", (line) => {
      const match = ready.exec(line);
      if (match) resolve(match);
    });
    child.once("exit", (code) => reject(new Error(`The server ended with the code ${code} before it was ready.`)));
  });
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (address === null || typeof address === "string") throw new Error("This machine gave no free port.");
  return address.port;
}
