import { hostname } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import type { ChimeApi } from "./aws/chimeApi";
import type { Timer } from "./aws/pacer";
import { atHostBoundary } from "./core/hostBoundary";
import { createMeetingLifecycle } from "./meeting/lifecycle";

/*
 * The composition root: the life cycle bound to AWS's SDK and the real clock. It runs in the dynamic host's process, which all
 * resources of a stack share. Its path, its export and the methods' names stand in states: they never change.
 */

/** Stack configuration that the host hands to `configure`. */
interface ConfigureRequest {
  readonly config: { get(key: string): string | undefined };
}

const timer: Timer = { now: Date.now, sleep };

/** Two jobs or people with stacks of the same name are told apart by this; see requestToken.ts. */
const machine = [hostname(), process.cwd(), process.env["PULUMI_BACKEND_URL"] ?? ""].join("\n");

const chimes = new Map<string, ChimeApi>();
let endpoint: string | undefined;

/** One client a region, made at the first call: so a preview, or an update without changes, never loads the AWS SDK. */
function chimeFor(region?: string): ChimeApi {
  const key = region ?? "";
  const known = chimes.get(key);
  if (known) return known;
  const { createSdkChimeApi } = require("./aws/sdkChimeApi") as typeof import("./aws/sdkChimeApi");
  const chime = createSdkChimeApi({ region, endpoint, timer });
  chimes.set(key, chime);
  return chime;
}

export const meeting = {
  ...atHostBoundary(createMeetingLifecycle({ chimeFor, timer, machine, say: console.log })),

  /** Synchronous on purpose: the host does not wait for a `configure` before it lets other calls in. */
  configure(request: ConfigureRequest): void {
    endpoint = request.config.get("chime-sdk-meetings:endpoint");
  },
};
