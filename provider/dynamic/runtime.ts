import { randomUUID } from "node:crypto";
import { createAttendeeLifecycle } from "../core/attendee/lifecycle";
import { createChimeClients } from "../core/aws/chimeClients";
import { createTimer } from "../core/aws/pacer";
import { createServiceClock } from "../core/aws/serviceClock";
import { ignoredSettingsMessage, settingsFrom, wrongSettingMessage } from "../core/aws/settings";
import { createMeetingStatuses } from "../core/chime/meetingStatus";
import type { JsonObject } from "../core/json";
import { createDedupedLogger } from "../core/lifecycle/dedupedLogger";
import { createRedaction } from "../core/lifecycle/redaction";
import type { ResourceLifecycle } from "../core/lifecycle/resourceLifecycle";
import { createMeetingLifecycle } from "../core/meeting/lifecycle";
import { OPTIONAL_OUTPUTS } from "../core/meeting/schema";
import { createTranscriptionLifecycle } from "../core/transcription/lifecycle";
import { atHostBoundary } from "./hostBoundary";

/*
 * The composition root of the dynamic provider. It runs in the process of the dynamic host, which all resources of a stack share.
 * States contain the names of its package export, of its exports and of their methods, so these never change.
 */

/** Stack configuration that the host hands to `configure`. */
interface ConfigureRequest {
  readonly config: { get(key: string): string | undefined };
}

let settings = settingsFrom(() => undefined);

const timer = createTimer();
const redaction = createRedaction(console.log);
const { log } = redaction;
const chimeFor = createChimeClients(timer, () => settings);
const serviceTime = createServiceClock(timer, () => settings.endpoint ?? endpointOfEnvironment());
const statuses = createMeetingStatuses(log);
const logOnce = createDedupedLogger(log);

/** Synchronous, because the host does not wait for `configure` before it calls other methods. */
function configure({ config }: ConfigureRequest): void {
  const get = (key: string) => config.get(key);
  settings = settingsFrom(get);
  logOnce("ignored settings", ignoredSettingsMessage(settings));
  logOnce("wrong setting", wrongSettingMessage(get));
}

/** Where the AWS SDK sends requests without an endpoint in the stack's configuration. */
function endpointOfEnvironment(): string | undefined {
  return process.env["AWS_ENDPOINT_URL_CHIME_SDK_MEETINGS"] || process.env["AWS_ENDPOINT_URL"] || undefined;
}

function atHost<Inputs extends JsonObject, Outputs extends JsonObject>(
  lifecycle: ResourceLifecycle<Inputs, Outputs>,
  optionalOutputs?: readonly string[],
) {
  return { configure, ...atHostBoundary(redaction.wrap(lifecycle), optionalOutputs) };
}

const meetings = createMeetingLifecycle({
  chimeFor,
  timer,
  serviceTime,
  statuses,
  newRequestToken: randomUUID,
  refreshesBeforeUpdate: () => settings.refreshBeforeUpdate,
  log,
});
const attendees = createAttendeeLifecycle({ chimeFor, timer, statuses, log });
const transcriptions = createTranscriptionLifecycle({ chimeFor, statuses, log });

export const meeting = atHost(meetings, OPTIONAL_OUTPUTS);

export const attendee = atHost(attendees);

export const transcription = atHost(transcriptions);
