import { hostname } from "node:os";
import { createAttendeeLifecycle } from "./attendee/lifecycle";
import { createChimeClients } from "./aws/chimeClients";
import { systemTimer } from "./aws/pacer";
import { atHostBoundary } from "./core/hostBoundary";
import { createMeetingLifecycle } from "./meeting/lifecycle";
import { createTranscriptionLifecycle } from "./transcription/lifecycle";

/*
 * The composition root: the life cycles bound to AWS's SDK and the real clock. It runs in the dynamic host's process, which all
 * resources of a stack share. Its path, its exports and the methods' names stand in states: they never change.
 */

/** Stack configuration that the host hands to `configure`. */
interface ConfigureRequest {
  readonly config: { get(key: string): string | undefined };
}

/** Two jobs or people with stacks of the same name are told apart by this; see requestToken.ts. */
const machine = [hostname(), process.cwd(), process.env["PULUMI_BACKEND_URL"] ?? ""].join("\n");

let endpoint: string | undefined;

const timer = systemTimer;
const chimeFor = createChimeClients(timer, () => endpoint);
const say = console.log;

/** Synchronous on purpose: the host does not wait for a `configure` before it lets other calls in. */
function configure({ config }: ConfigureRequest): void {
  endpoint = config.get("chime-sdk-meetings:endpoint");
}

export const meeting = { configure, ...atHostBoundary(createMeetingLifecycle({ chimeFor, timer, machine, say })) };

export const attendee = { configure, ...atHostBoundary(createAttendeeLifecycle({ chimeFor, say })) };

export const transcription = { configure, ...atHostBoundary(createTranscriptionLifecycle({ chimeFor })) };
