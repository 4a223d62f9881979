#!/usr/bin/env node
import { createCommand } from "./createCommand";
import { startLocalRooms } from "./startLocalRooms";

const command = createCommand(async (options) => {
  const rooms = await startLocalRooms({ ...options, log: (entry) => console.log(JSON.stringify(entry)) });
  console.log(`join at ${rooms.joinUrl}`);
  console.log(`emulator at ${rooms.emulator.url}`);
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void rooms.close());
});

command.parseAsync().catch((error: unknown) => {
  // What goes wrong at the start is the user's to mend: a port in use.
  console.error(`chime-standing-room-local: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
});
