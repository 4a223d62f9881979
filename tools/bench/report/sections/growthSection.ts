import { titleOf } from "../../contestants/titles";
import { megabytes, ratio, seconds, table } from "../format";
import type { LifeResults } from "../results";
import { exponent } from "../statistics";
import { type Life, livesOf, spreadText } from "../summary";

const GROWING = ["up", "noop"] as const;

/** How many sizes the exponent is of, counted from the largest. */
const LARGEST = 3;

/** A line of the plot. */
export interface Growth {
  readonly title: string;
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

/** From few rooms to many: how time and memory grow. */
export function growthSection({ measurements }: LifeResults): string {
  const lives = livesOf(measurements);
  const ours = lives.filter(({ contestant }) => contestant === "meeting");
  const floor = lives.filter(({ contestant }) => contestant === "sameBytes");
  const rows = ours.map((life) => {
    const same = floor.find(({ rooms }) => rooms === life.rooms);
    const columns = GROWING.map((operation) => {
      const wall = life.of[operation]?.wallMs ?? Number.NaN;
      const least = same?.of[operation]?.wallMs;
      return least === undefined ? seconds(wall) : `${seconds(wall)} · ${ratio(wall, least)}`;
    });
    return [
      String(life.rooms),
      ...columns,
      ...GROWING.map((operation) => seconds(life.of[operation]?.cpuMs)),
      megabytes(life.of.up?.hostPeakBytes),
      megabytes(same?.of.up?.hostPeakBytes),
    ];
  });
  const exponents = [ours, floor]
    .filter((own) => own.length > 1)
    .map((own) => {
      const each = GROWING.map((operation) => `${operation} ${exponentOf(own, operation).toFixed(2)}`);
      return `${titleOf(own[0]?.contestant ?? "")} ${each.join(", ")}`;
    });
  return [
    table(["rooms", ...GROWING, "processor: up", "noop", "host's peak", "that of the floor"], rows),
    "![Processor time of up by the number of rooms](growth.svg)",
    `Processor time grows with the number of rooms to the power of: ${exponents.join("; ")} (over the three largest sizes; ` +
      "below them the start of Pulumi, which costs the same whatever the size, outweighs the rooms).",
    spreadText(measurements),
  ].join("\n\n");
}

export function growthOf({ measurements }: LifeResults): Growth[] {
  const lives = livesOf(measurements);
  const all = ["meeting", "sameBytes"].map((name) => ({
    title: titleOf(name).replaceAll("*", ""),
    points: pointsOf(
      lives.filter(({ contestant }) => contestant === name),
      "up",
    ),
  }));
  return all.filter(({ points }) => points.length > 0);
}

function exponentOf(lives: readonly Life[], operation: (typeof GROWING)[number]): number {
  return exponent(pointsOf(lives, operation).slice(-LARGEST));
}

function pointsOf(lives: readonly Life[], operation: (typeof GROWING)[number]) {
  return lives.map((life) => ({
    x: life.rooms,
    y: (life.of[operation]?.cpuMs ?? life.of[operation]?.wallMs ?? Number.NaN) / 1000,
  }));
}
