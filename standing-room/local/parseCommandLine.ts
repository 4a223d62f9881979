import { parseArgs } from "node:util";
import { ANY_ROOM } from "../handler/roomTemplates";
import type { LocalRoomsOptions } from "./startLocalRooms";

const LARGEST_PORT = 65_535;

/** What `--help` prints. */
export const HELP = `Usage: chime-standing-room-local [options]

Standing rooms on this machine: an emulator of Amazon Chime SDK meetings, a table and the join endpoint.

  -p, --port <number>         port of the join endpoint; 0 takes any free one (default: 4600)
  --emulator-port <number>    port of the emulator; 0, the default, takes any free one
  -r, --room <name>           a room that can be joined; can be repeated (default: any room)
  --media-region <region>     media Region of the rooms (default: us-east-1)
  --jwt-issuer <url>          verify bearer tokens of this issuer; by default, nobody is authenticated
  --jwt-audience <name>       an audience of the tokens; can be repeated; required with --jwt-issuer
  --jwt-rooms-claim <name>    the claim with the rooms of a person (default: every room)
  --jwt-actions-claim <name>  the claim with the actions of a person (default: nobody may act)
  -h, --help                  print this help`;

/** What the command line asks for: undefined asks for the help. A TypeError or RangeError says what is wrong with it. */
export function parseCommandLine(args: readonly string[]): LocalRoomsOptions | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: "string", short: "p", default: "4600" },
      "emulator-port": { type: "string", default: "0" },
      room: { type: "string", short: "r", multiple: true, default: [ANY_ROOM] },
      "media-region": { type: "string", default: "us-east-1" },
      "jwt-issuer": { type: "string" },
      "jwt-audience": { type: "string", multiple: true },
      "jwt-rooms-claim": { type: "string" },
      "jwt-actions-claim": { type: "string" },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help) return undefined;
  const mediaRegion = values["media-region"];
  const jwt = parseJwt(
    values["jwt-issuer"],
    values["jwt-audience"],
    values["jwt-rooms-claim"],
    values["jwt-actions-claim"],
  );
  return {
    ...(jwt && { jwt }),
    port: parsePort("--port", values.port),
    rooms: Object.fromEntries(values.room.map((name) => [name, { mediaRegion }])),
    emulator: { port: parsePort("--emulator-port", values["emulator-port"]) },
  };
}

function parseJwt(
  issuer: string | undefined,
  audience: readonly string[] | undefined,
  roomsClaim: string | undefined,
  actionsClaim: string | undefined,
): LocalRoomsOptions["jwt"] {
  if (issuer === undefined && audience === undefined) {
    if (roomsClaim === undefined && actionsClaim === undefined) return undefined;
  }
  if (issuer === undefined || audience === undefined) {
    throw new RangeError("--jwt-issuer and --jwt-audience must be given together.");
  }
  return {
    issuer,
    audience,
    ...(roomsClaim !== undefined && { roomsClaim }),
    ...(actionsClaim !== undefined && { actionsClaim }),
  };
}

function parsePort(flag: string, text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= LARGEST_PORT) return port;
  throw new RangeError(`${flag} must be a whole number from 0 to ${LARGEST_PORT}.`);
}
