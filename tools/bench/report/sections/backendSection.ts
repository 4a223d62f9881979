import { titleOf } from "../../contestants/titles";
import { bytes, ratio, seconds, table } from "../format";
import type { LifeResults } from "../results";
import { type Life, livesOf, spreadText } from "../summary";

const COLUMNS = ["up", "destroy"] as const;

/** What a user can choose without changing the program. */
export function backendSection({ rooms, measurements }: LifeResults): string {
  const lives = livesOf(measurements);
  const usual = lives.find((life) => life.contestant === "meeting" && life.rooms === rooms && life.parallel === 16);
  const rows = lives.map((life) => {
    const stacks = Math.round(rooms / life.rooms);
    const times = (["wallMs", "cpuMs"] as const).flatMap((time) =>
      COLUMNS.map((operation) => {
        const spent = (life.of[operation]?.[time] ?? Number.NaN) * stacks;
        return `${seconds(spent)} · ${ratio(spent, usual?.of[operation]?.[time] ?? Number.NaN)}`;
      }),
    );
    return [titleFor(life, stacks), ...times, bytes(life.stateBytes)];
  });
  return [
    `${rooms} rooms, no quota; the ratio is that to the usual (file backend, 16 at once):`,
    table(["", ...COLUMNS, "processor: up", "destroy", "state file"], rows),
    spreadText(measurements),
  ].join("\n\n");
}

function titleFor({ contestant, parallel, rooms }: Life, stacks: number): string {
  if (contestant !== "meeting") return titleOf(contestant);
  if (stacks > 1) return `${stacks} stacks of ${rooms}, one after the other (one measured)`;
  return parallel === 16 ? "as usual" : `\`--parallel ${parallel}\``;
}
