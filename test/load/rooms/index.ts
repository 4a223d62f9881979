import { parseArgs } from "node:util";
import type { Observation } from "./observation";
import { HOUR_SCENARIOS, rateScenario } from "./scenarios";
import { type Scenario, simulate } from "./simulation";

const HELP = `Usage: npm run rooms:scale -- [options]

Simulates standing rooms under load, with the function's handler and retries and the emulator's service on a stepped clock, and prints
the figures of docs/standing-rooms-operations.md. It takes some minutes.

  --only <hour|rates>  one of the two tables
  -h, --help           print this help`;

/** Joins a second, and the seconds that are simulated. */
const RATES = [
  [10, 120],
  [100, 120],
  [1_000, 30],
] as const;
const MULTIPLES = [1, 1.2, 1.5];

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { only: { type: "string" }, help: { type: "boolean", short: "h" } } });
  if (values.help) return console.log(HELP);
  if (values.only !== undefined && values.only !== "hour" && values.only !== "rates") {
    throw new Error(`--only must be "hour" or "rates", not "${values.only}".`);
  }
  const rates = RATES.flatMap(([rate, seconds]) => MULTIPLES.map((multiple) => rateScenario(rate, multiple, seconds)));
  const scenarios = [...(values.only === "rates" ? [] : HOUR_SCENARIOS), ...(values.only === "hour" ? [] : rates)];
  let splits = 0;
  for (const scenario of scenarios) {
    const start = performance.now();
    const observation = await simulate(scenario);
    splits += observation.splits;
    console.log(`\n${scenario.title} (simulated in ${Math.round((performance.now() - start) / 1000)} s)`);
    for (const [name, value] of Object.entries(figuresOf(scenario, observation))) {
      console.log(`  ${name.padEnd(44)} ${value}`);
    }
  }
  if (splits > 0) throw new Error(`Rooms were split ${splits} times.`);
}

function figuresOf({ joins, quotas }: Scenario, observation: Observation): Record<string, string> {
  const { calls, waits, durations, statuses } = observation;
  const requests = [...statuses.values()].reduce((sum, count) => sum + count, 0);
  const perJoin = (count: number) => (count / waits.length).toFixed(2);
  const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(2)} s`;
  return {
    "quotas: requests a second, active meetings": `${quotas.requestsPerSecond}, ${quotas.activeMeetings}`,
    "people who joined, gave up": `${waits.length} of ${joins}, ${observation.peopleWhoGaveUp}`,
    "requests, with the status 503": `${requests}, ${statuses.get(503) ?? 0}`,
    "calls a join: meetings service, DynamoDB": `${perJoin(calls.meetings)}, ${perJoin(calls.table)}`,
    "calls throttled: meetings service, DynamoDB": `${calls.meetingsThrottled}, ${calls.tableThrottled}`,
    "wait: median, 99 %, worst": [0.5, 0.99, 1].map((share) => seconds(quantile(waits, share))).join(", "),
    "duration of a successful request: 99 %": seconds(quantile(durations, 0.99)),
    "most executions at a time": String(observation.mostExecutions),
    "meetings created, split, orphaned": `${observation.meetingsCreated}, ${observation.splits}, ${observation.orphans}`,
  };
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
