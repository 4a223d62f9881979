#!/usr/bin/env node
import { HELP, parseCommandLine } from "./parseCommandLine";
import { startLocalRooms } from "./startLocalRooms";

async function main(): Promise<void> {
  const options = parseCommandLine(process.argv.slice(2));
  if (options === undefined) {
    console.log(HELP);
    return;
  }
  const rooms = await startLocalRooms({ ...options, log: (entry) => console.log(JSON.stringify(entry)) });
  console.log(`join at ${rooms.joinUrl}`);
  if (rooms.pageUrl !== undefined) console.log(`page at ${rooms.pageUrl}`);
  console.log(`emulator at ${rooms.emulator.url}`);
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void rooms.close());
}

main().catch((error: unknown) => {
  // The user can correct what fails at the start: an unknown flag, a port in use.
  console.error(`chime-standing-room-local: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
});
