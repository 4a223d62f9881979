import { OPERATIONS } from "../../contestants/contestant";
import { titleOf } from "../../contestants/titles";
import { ABSENT, bytes, callsText, megabytes, ratio, seconds, table } from "../format";
import type { LifeResults } from "../results";
import { type Life, livesOf, type Summary, spreadText } from "../summary";

type Time = "wallMs" | "cpuMs";

/** Without a quota: what the engine, the hosts and the calls cost, side by side. */
export function lifeSection(results: LifeResults): string {
  const lives = livesOf(results.measurements);
  const reference = lives.find(({ contestant }) => contestant === "sameBytes");
  return [
    "Wall time, and its ratio to resources that do nothing but carry the same bytes:",
    times(lives, reference, "wallMs", results.rooms),
    "Processor time of all processes together (Pulumi, the program's host, the provider's host), and the same ratio:",
    times(lives, reference, "cpuMs", results.rooms),
    "Memory, state and calls:",
    costs(lives, results.rooms),
    spreadText(results.measurements),
  ].join("\n\n");
}

function times(lives: readonly Life[], reference: Life | undefined, time: Time, rooms: number): string {
  const rows = lives.map((life) => [
    title(life, rooms),
    ...OPERATIONS.map((operation) => timeText(life.of[operation], reference?.of[operation], time)),
  ]);
  return table(["", ...OPERATIONS], rows);
}

/** A life with fewer rooms is compared by the time that a room takes. */
function timeText(summary: Summary | undefined, reference: Summary | undefined, time: Time): string {
  const value = summary?.[time];
  if (summary === undefined || value === undefined) return ABSENT;
  const expected = reference?.[time];
  return expected === undefined
    ? seconds(value)
    : `${seconds(value)} · ${ratio(value / summary.rooms, expected / (reference?.rooms ?? 1))}`;
}

function costs(lives: readonly Life[], rooms: number): string {
  const rows = lives.map((life) => [
    title(life, rooms),
    megabytes(life.of.up?.hostPeakBytes),
    megabytes(life.of.refresh?.hostPeakBytes),
    life.stateBytes === undefined ? ABSENT : bytes(life.stateBytes / life.rooms),
    ...(["up", "refresh", "destroy"] as const).map((operation) => callsText(life.of[operation]?.calls ?? {})),
    String(life.failed),
  ]);
  return table(
    ["", "host's peak, up", "refresh", "state per room", "calls: up", "refresh", "destroy", "failed rooms"],
    rows,
  );
}

function title({ contestant, rooms }: Life, all: number): string {
  return rooms === all ? titleOf(contestant) : `${titleOf(contestant)} (${rooms} rooms, per room)`;
}
