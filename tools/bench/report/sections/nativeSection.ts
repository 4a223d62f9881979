import { titleOf } from "../../contestants/titles";
import { ABSENT, bytes, ratio, seconds, table } from "../format";
import type { LifeResults } from "../results";
import { type Life, livesOf, spreadText } from "../summary";

const OPERATIONS = ["up", "noop", "destroy"] as const;

/** Both providers over the same core, with few rooms and with many. */
export function nativeSection({ measurements }: LifeResults): string {
  const lives = livesOf(measurements);
  const sizes = [...new Set(lives.map(({ rooms }) => rooms))];
  const rows = sizes.flatMap((rooms) => rowsOf(lives.filter((life) => life.rooms === rooms)));
  return [
    "Wall time, then the processor time of all processes together and its ratio to this provider with the same number of rooms and " +
      "the same setting:",
    table(["", ...OPERATIONS, "processor: up", "noop", "destroy", "state per room", "calls of noop"], rows),
    spreadText(measurements),
  ].join("\n\n");
}

function rowsOf(lives: readonly Life[]): string[][] {
  return lives.map((life) => {
    const dynamic = dynamicBeside(life, lives);
    return [
      `${titleOf(life.contestant)}, ${life.rooms} rooms`,
      ...OPERATIONS.map((operation) => seconds(life.of[operation]?.wallMs)),
      ...OPERATIONS.map((operation) => against(life.of[operation]?.cpuMs, dynamic?.of[operation]?.cpuMs)),
      stateText(life, dynamic),
      String(Object.values(life.of.noop?.calls ?? {}).reduce((total, calls) => total + calls, 0)),
    ];
  });
}

/** The dynamic provider with the same setting. */
export function dynamicBeside({ contestant, rooms }: Life, lives: readonly Life[]): Life | undefined {
  const name = contestant.endsWith("NoRefresh") ? "dynamicNoRefresh" : "meeting";
  return lives.find((life) => life.contestant === name && life.rooms === rooms);
}

function against(value: number | undefined, reference: number | undefined): string {
  if (value === undefined) return ABSENT;
  return reference === undefined ? seconds(value) : `${seconds(value)} · ${ratio(value, reference)}`;
}

function stateText({ stateBytes, rooms }: Life, dynamic: Life | undefined): string {
  if (stateBytes === undefined) return ABSENT;
  const reference = dynamic?.stateBytes;
  return reference === undefined
    ? bytes(stateBytes / rooms)
    : `${bytes(stateBytes / rooms)} · ${ratio(stateBytes, reference)}`;
}
