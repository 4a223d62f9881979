import { playMatrix } from "./matrix";
import { CELLS, OPERATIONS } from "./operations";

/** Plays the whole matrix on the real engine and prints it: `npm run matrix`. */
async function main(): Promise<void> {
  const results = await playMatrix(OPERATIONS);
  for (const { operation, kind, problems } of results) {
    console.log(`${problems.length === 0 ? "ok  " : "FAIL"} ${operation} × ${kind}`);
    for (const problem of problems) console.log(`     ${problem.split("\n").slice(0, 40).join("\n     ")}`);
  }
  const failed = results.filter(({ problems }) => problems.length > 0).length;
  console.log(`${CELLS.length} cells and the destroy of all; ${failed} fall short`);
  process.exitCode = failed === 0 ? 0 : 1;
}

void main();
