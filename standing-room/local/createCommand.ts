import { Command, InvalidArgumentError } from "commander";
import { ANY_ROOM } from "../handler/roomTemplates";
import type { LocalRoomsOptions } from "./startLocalRooms";

interface Flags {
  readonly port: number;
  readonly emulatorPort: number;
  readonly room: readonly string[];
  readonly mediaRegion: string;
}

const LARGEST_PORT = 65_535;

/** The command line; `start` is given what it asks for. */
export function createCommand(start: (options: LocalRoomsOptions) => Promise<void>): Command {
  return new Command("chime-standing-room-local")
    .description(
      "Standing rooms on this machine: an emulator of Amazon Chime SDK meetings, a table and the join endpoint.",
    )
    .option("-p, --port <number>", "port of the join endpoint; 0 takes any free one", parsePort, 4600)
    .option("--emulator-port <number>", "port of the emulator; 0 takes any free one", parsePort, 0)
    .option("-r, --room <name...>", "rooms that can be joined (default: any)", [ANY_ROOM])
    .option("--media-region <region>", "where the rooms' media would be", "us-east-1")
    .action((flags: Flags) => start(toOptions(flags)));
}

function toOptions({ port, emulatorPort, room, mediaRegion }: Flags): LocalRoomsOptions {
  return {
    port,
    rooms: Object.fromEntries(room.map((name) => [name, { mediaRegion }])),
    emulator: { port: emulatorPort },
  };
}

function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= LARGEST_PORT) return port;
  throw new InvalidArgumentError(`It must be a whole number from 0 to ${LARGEST_PORT}.`);
}
