import type { Cell, Outcome } from "./matrix";

/** Prints the matrix as Markdown: run the tests with FAULT_MATRIX=1. */
export function printMatrix(played: ReadonlyMap<Cell, Outcome>): void {
  const rows = [...played].map(([cell, outcome]) => rowOf(cell, outcome));
  const outcomes = [...played.values()];
  const orphans = outcomes.reduce((sum, { healed }) => sum + healed.orphans.length, 0);
  const tokens = outcomes.reduce((sum, { plainTokens }) => sum + plainTokens.length, 0);
  console.log(
    [
      "",
      "| resource | call | fault | how long | what the user reads | calls | state after | left at the service | the next up | orphans |",
      "|---|---|---|---|---|---|---|---|---|---|",
      ...rows,
      "",
      `Cells: ${rows.length}. Orphans: ${orphans}. Join tokens in plain: ${tokens}.`,
    ].join("\n"),
  );
}

function rowOf({ scenario, row, lasting }: Cell, outcome: Outcome): string {
  const { message, calls, state, left, healed } = outcome;
  const columns = [
    scenario.kind,
    `${scenario.call} (${scenario.title})`,
    row.name,
    lasting ? "lasting" : "once",
    message ? shorten(message) : "nothing: it succeeds",
    calls,
    state,
    left.length,
    Object.entries(healed.calls)
      .map(([call, count]) => `${count} × ${call}`)
      .join(", "),
    healed.orphans.length,
  ];
  return `| ${columns.join(" | ")} |`;
}

/** The reason without the advice and the request id. */
function shorten(message: string): string {
  const last = message.split("\n").at(-1) ?? "";
  return last.replace(/, request id [\w-]+/, "").replace(/\. [A-Z].*$/, ".");
}
