import type { FirstRoomMeasurement } from "../../firstRoom/measureFirstRoom";
import { ABSENT, seconds, table } from "../format";
import type { SuiteResults } from "../results";
import type { Goal } from "./goalsSection";

export type FirstRoomResults = SuiteResults<FirstRoomMeasurement>;

const MOST_SECONDS = { withPulumi: 40, withBuild: 150 };

/** From a clone to the first room, step by step. */
export function firstRoomSection({ measurements }: FirstRoomResults): string {
  const steps = [...new Set(measurements.flatMap((each) => each.steps.map(({ title }) => title)))];
  const rows = steps.map((title) => [
    title,
    ...measurements.map((each) => seconds(each.steps.find((step) => step.title === title)?.wallMs)),
  ]);
  return table(
    ["", ...measurements.map(({ hasPulumi }) => (hasPulumi ? "Pulumi is installed" : "Pulumi is built"))],
    [
      ...rows,
      ["**all**", ...measurements.map(({ wallMs }) => seconds(wallMs))],
      ["processor", ...measurements.map(({ cpuMs }) => (cpuMs === undefined ? ABSENT : seconds(cpuMs)))],
      ["the machine's load at the end", ...measurements.map(({ load }) => load.toFixed(1))],
    ],
  );
}

export function firstRoomGoals({ measurements }: FirstRoomResults): Goal[] {
  return measurements.map(({ hasPulumi, wallMs }) => {
    const most = hasPulumi ? MOST_SECONDS.withPulumi : MOST_SECONDS.withBuild;
    return {
      aim: `first room on a fresh machine, Pulumi ${hasPulumi ? "installed" : "built"}: ≤ ${most} s`,
      measured: seconds(wallMs),
      isMet: wallMs <= most * 1000,
    };
  });
}
