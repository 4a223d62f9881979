#!/usr/bin/env node
import { Command, InvalidArgumentError } from "commander";
import { startEmulator } from "./startEmulator";

const LARGEST_PORT = 65_535;

interface CommandOptions {
  port: number;
  host: string;
}

const command = new Command("chime-sdk-meetings-emulator")
  .description("An emulator of the Amazon Chime SDK meetings service, for any AWS SDK.")
  .option("--port <number>", "TCP port; 0 takes any free one", parsePort, 0)
  .option("--host <address>", "address to listen on", "127.0.0.1")
  .action(run);

void command.parseAsync();

async function run({ port, host }: CommandOptions): Promise<void> {
  const emulator = await startEmulator({ port, host });
  console.log(`listening on ${emulator.url}`);
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void emulator.close());
}

function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= LARGEST_PORT) return port;
  throw new InvalidArgumentError(`A port is a whole number from 0 to ${LARGEST_PORT}.`);
}
