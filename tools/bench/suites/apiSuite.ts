import { COGNITO_LOCAL_VERSION, findCognitoLocal } from "../api/cognitoLocal";
import {
  type ApiMeasurement,
  type MemoryMeasurement,
  measureCognitoLocal,
  measureDynalite,
  measureMemory,
  measureOperations,
} from "../api/measureApi";
import type { SuiteContext } from "./suite";

const REQUESTS = { full: 5_000, quick: 500 };
/** Each write waits for the disk. */
const STATE_FILE_REQUESTS = { full: 1_000, quick: 200 };
/** cognito-local writes all users into its file with each of them. */
const COGNITO_REQUESTS = { full: 500, quick: 100 };
const MEETINGS = { full: 100_000, quick: 5_000 };
const MEETINGS_IN_FILE = { full: 20_000, quick: 1_000 };

/** The emulator's 16 operations beside servers of the same kind, and the memory of many meetings. */
export async function runApiSuite({ size, results, facts, say, session }: SuiteContext): Promise<void> {
  const kind = size.isQuick ? "quick" : "full";
  const cognitoLocal = await findCognitoLocal(say);
  const measurements: (ApiMeasurement | MemoryMeasurement)[] = [];
  for (let run = 1; run <= size.runs; run += 1) {
    say(`run ${run} of ${size.runs}: the operations, ${REQUESTS[kind]} requests each`);
    measurements.push(...(await measureOperations(REQUESTS[kind], false)));
    measurements.push(...(await measureDynalite(REQUESTS[kind])));
    measurements.push(...(await measureOperations(STATE_FILE_REQUESTS[kind], true)));
    measurements.push(...(await measureCognitoLocal(cognitoLocal, COGNITO_REQUESTS[kind])));
  }
  say(`the memory of ${MEETINGS[kind]} meetings, and of ${MEETINGS_IN_FILE[kind]} with a state file`);
  measurements.push(await measureMemory(MEETINGS[kind], false));
  measurements.push(await measureMemory(MEETINGS_IN_FILE[kind], true));
  const versions = { ...facts.versions, "cognito-local": COGNITO_LOCAL_VERSION };
  results.save({ suite: "api", ...facts, versions, sessions: [session()], absent: {}, measurements });
}
