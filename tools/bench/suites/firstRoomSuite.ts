import { findEngine } from "../../engine/findEngine";
import { type FirstRoomMeasurement, measureFirstRoom } from "../firstRoom/measureFirstRoom";
import type { SuiteContext } from "./suite";

/** `npm run demo` with every cache empty; quickly with an installed Pulumi alone, since the engine's build takes minutes. */
export async function runFirstRoomSuite({ size, results, facts, say, session }: SuiteContext): Promise<void> {
  const { command } = await findEngine();
  const measurements: FirstRoomMeasurement[] = [];
  for (const pulumi of size.isQuick ? [command] : [command, undefined]) {
    say(`the first room, ${pulumi === undefined ? "with the engine's build" : "with an installed Pulumi"}`);
    measurements.push(await measureFirstRoom(pulumi));
  }
  results.save({ suite: "firstRoom", ...facts, sessions: [{ ...session(), runs: 1 }], absent: {}, measurements });
}
