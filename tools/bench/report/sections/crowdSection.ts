import { titleOf } from "../../contestants/titles";
import type { Measurement } from "../../measureLife";
import { ABSENT, bytes, callsText, seconds, table } from "../format";
import type { LifeResults } from "../results";
import { type Life, livesOf, spreadText } from "../summary";

/** Many attendees in one room, and in many. */
export function crowdSection({ measurements }: LifeResults): string {
  const free = measurements.filter(({ quota }) => !quota);
  const limited = measurements.filter(({ quota }) => quota);
  const rows = [...rowsOf(free, ""), ...rowsOf(limited, ", with AWS's default quota")];
  return [
    table(["", "up", "no-op up", "refresh", "destroy", "calls: up", "refresh", "state", "state per attendee"], rows),
    spreadText(measurements),
  ].join("\n\n");
}

function rowsOf(measurements: readonly Measurement[], suffix: string): string[][] {
  return livesOf(measurements).map((life) => [
    `${titleOf(life.contestant)}: ${life.rooms} × ${life.attendees} attendees${suffix}`,
    ...(["up", "noop", "refresh", "destroy"] as const).map((operation) => seconds(life.of[operation]?.wallMs)),
    callsText(life.of.up?.calls ?? {}),
    callsText(life.of.refresh?.calls ?? {}),
    ...stateOf(life),
  ]);
}

function stateOf({ stateBytes, rooms, attendees }: Life): string[] {
  return stateBytes === undefined ? [ABSENT, ABSENT] : [bytes(stateBytes), bytes(stateBytes / rooms / attendees)];
}
