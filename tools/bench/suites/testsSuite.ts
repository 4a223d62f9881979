import { measureTests } from "../testTimes/measureTests";
import type { SuiteContext } from "./suite";

/** The time of the tests, by folder; quickly of those that need no engine. */
export async function runTestsSuite({ size, results, facts, say, session }: SuiteContext): Promise<void> {
  const script = size.isQuick ? "test:unit" : "test";
  say(`npm run ${script}`);
  const measurement = await measureTests(script);
  results.save({
    suite: "tests",
    ...facts,
    sessions: [{ ...session(), runs: 1 }],
    absent: {},
    measurements: [measurement],
  });
}
