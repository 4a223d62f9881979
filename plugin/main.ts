#!/usr/bin/env node
import { createEngineLog } from "./engineLog";
import { createProvider } from "./provider";
import { serve } from "./serve";

const schema = require("./schema.json") as { readonly version: string };

/** How soon the process notices that the engine, its parent, was killed. */
const ENGINE_WATCHED_EVERY_MS = 1_000;

/** The engine starts `pulumi-resource-chime-sdk-meetings [flags] ADDRESS`, and reads the port from the first line. */
async function main(commandLine: readonly string[]): Promise<void> {
  const engineLog = createEngineLog();
  const address = commandLine.filter((argument) => !argument.startsWith("-")).at(-1);
  if (address !== undefined) engineLog.connect(address);
  const { port } = await serve(createProvider({ schema, engineLog }), engineLog);
  console.log(port);
}

// The engine ends a plugin by SIGINT, and by SIGKILL after 5 seconds.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => process.exit(0));

const engine = process.ppid;
setInterval(() => {
  if (process.ppid !== engine) process.exit(0);
}, ENGINE_WATCHED_EVERY_MS).unref();

void main(process.argv.slice(2));
