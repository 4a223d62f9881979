#!/usr/bin/env node
import { createCommand } from "./cli/createCommand";
import { startEmulator } from "./startEmulator";

const command = createCommand(async (options) => {
  const emulator = await startEmulator(options);
  console.log(`listening on ${emulator.url}`);
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void emulator.close());
});

command.parseAsync().catch((error: unknown) => {
  // What goes wrong at the start is the user's to mend: a port in use, an unreadable state file.
  console.error(`chime-sdk-meetings-emulator: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
});
