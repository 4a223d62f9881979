import { titleOf } from "../../contestants/titles";
import { ABSENT, ratio, seconds, table } from "../format";
import { CALLS_PER_ROOM, quotaFloorMs } from "../quotaFloor";
import type { LifeResults } from "../results";
import { type Life, livesOf, type Summary, spreadText } from "../summary";

const LIMITED = ["up", "refresh", "destroy"] as const;

/** With AWS's default quota: how close to the floor that it sets, and how many rooms fail. */
export function quotaSection(results: LifeResults): string {
  const { rooms, measurements } = results;
  const floors = LIMITED.map((operation) => {
    const calls = (CALLS_PER_ROOM[operation] ?? 0) * rooms;
    return `${operation} (${calls} − 20) / 10 = ${quotaFloorMs(operation, rooms) / 1000} s`;
  });
  const rows = livesOf(measurements).map((life) => {
    const failed = life.of.up?.failed ?? 0;
    const summaries = LIMITED.map((operation) => life.of[operation]).map((summary) =>
      // What was done with fewer rooms has no floor here.
      summary?.succeeded && failed > 0 ? undefined : summary,
    );
    return [title(life, rooms), ...summaries.map(againstFloor), ...summaries.map(refused), String(failed)];
  });
  return [
    `The floors of ${rooms} rooms, from the calls that they need: ${floors.join("; ")}.`,
    table(["", "up", "refresh", "destroy", "refused calls: up", "refresh", "destroy", "rooms not created"], rows),
    spreadText(measurements),
  ].join("\n\n");
}

function againstFloor(summary: Summary | undefined): string {
  if (!summary) return ABSENT;
  const floor = quotaFloorMs(summary.operation, summary.rooms);
  const time = floor === 0 ? seconds(summary.wallMs) : `${seconds(summary.wallMs)} · ${ratio(summary.wallMs, floor)}`;
  return summary.succeeded ? time : `failed after ${seconds(summary.wallMs)}`;
}

function refused(summary: Summary | undefined): string {
  if (!summary?.succeeded) return ABSENT;
  const made = Object.values(summary.calls).reduce((total, calls) => total + calls, 0);
  return String(made - (CALLS_PER_ROOM[summary.operation] ?? 0) * summary.rooms);
}

function title({ contestant, rooms, parallel }: Life, all: number): string {
  return `${titleOf(contestant)}, ${parallel} at once${rooms === all ? "" : ` (${rooms} rooms)`}`;
}
