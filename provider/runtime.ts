import { randomUUID } from "node:crypto";
import { createAttendeeLifecycle } from "./attendee/lifecycle";
import { createChimeClients } from "./aws/chimeClients";
import { systemTimer } from "./aws/pacer";
import { createServiceClock } from "./aws/serviceClock";
import { atHostBoundary } from "./core/hostBoundary";
import { createMeetingLifecycle } from "./meeting/lifecycle";
import { createMeetingStatuses } from "./meeting/meetingStatus";
import { OPTIONAL_OUTPUTS } from "./meeting/schema";
import { createTranscriptionLifecycle } from "./transcription/lifecycle";

/*
 * The composition root: the life cycles bound to AWS's SDK and the real clock. It runs in the dynamic host's process, which all
 * resources of a stack share. Its path, its exports and the methods' names stand in states: they never change.
 */

/** Stack configuration that the host hands to `configure`. */
interface ConfigureRequest {
  readonly config: { get(key: string): string | undefined };
}

let endpoint: string | undefined;
let isRefreshBeforeUpdate = true;

const timer = systemTimer;
const log = console.log;
const chimeFor = createChimeClients(timer, () => endpoint);
const serviceTime = createServiceClock(timer, () => endpoint ?? endpointOfEnvironment());
const statuses = createMeetingStatuses(log);

/** Synchronous on purpose: the host does not wait for a `configure` before it calls other methods. */
function configure({ config }: ConfigureRequest): void {
  endpoint = config.get("chime-sdk-meetings:endpoint");
  isRefreshBeforeUpdate = config.get("chime-sdk-meetings:refreshBeforeUpdate") !== "false";
}

/** Where the AWS SDK sends requests without an endpoint in the stack's configuration. */
function endpointOfEnvironment(): string | undefined {
  return process.env["AWS_ENDPOINT_URL_CHIME_SDK_MEETINGS"] || process.env["AWS_ENDPOINT_URL"] || undefined;
}

const meetings = createMeetingLifecycle({
  chimeFor,
  timer,
  serviceTime,
  statuses,
  newRequestToken: randomUUID,
  refreshesBeforeUpdate: () => isRefreshBeforeUpdate,
  log,
});
const attendees = createAttendeeLifecycle({ chimeFor, statuses, log });
const transcriptions = createTranscriptionLifecycle({ chimeFor, statuses, log });

export const meeting = { configure, ...atHostBoundary(meetings, OPTIONAL_OUTPUTS) };

export const attendee = { configure, ...atHostBoundary(attendees) };

export const transcription = { configure, ...atHostBoundary(transcriptions) };
