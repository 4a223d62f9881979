import { playMatrix } from "./matrix";
import { NATIVE_OPERATIONS, OPERATIONS } from "./operations";

/** Plays the whole matrix on the real engine with both providers and prints it: `npm run matrix`. */
async function main(): Promise<void> {
  const isTrue = [await play("dynamic"), await play("native")];
  process.exitCode = isTrue.every(Boolean) ? 0 : 1;
}

async function play(provider: "dynamic" | "native"): Promise<boolean> {
  console.log(`The ${provider} provider`);
  const results = await playMatrix(provider === "native" ? NATIVE_OPERATIONS : OPERATIONS, provider);
  for (const { operation, kind, problems } of results) {
    console.log(`${problems.length === 0 ? "ok  " : "FAIL"} ${operation} × ${kind}`);
    for (const problem of problems) console.log(`     ${problem.split("\n").slice(0, 40).join("\n     ")}`);
  }
  const failed = results.filter(({ problems }) => problems.length > 0).length;
  console.log(`${results.length - 1} cells and the destroy of all; ${failed} fall short`);
  return failed === 0;
}

void main();
