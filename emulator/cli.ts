#!/usr/bin/env node
import { ADD_PARTICIPANT, runAddParticipant } from "./cli/addParticipantCommand";
import { HELP } from "./cli/help";
import { parseCommandLine } from "./cli/parseCommandLine";
import { startEmulator } from "./startEmulator";

async function main(): Promise<void> {
  const [command, ...args] = process.argv.slice(2);
  if (command === ADD_PARTICIPANT) {
    console.log(await runAddParticipant(args));
    return;
  }
  const options = parseCommandLine(process.argv.slice(2));
  if (options === undefined) {
    console.log(HELP);
    return;
  }
  const emulator = await startEmulator(options);
  console.log(`listening on ${emulator.url}`);
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void emulator.close());
}

main().catch((error: unknown) => {
  // The user can correct what fails at the start: an unknown flag, a port in use, an unreadable state file.
  console.error(`chime-sdk-meetings-emulator: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
});
