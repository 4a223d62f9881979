import { randomUUID } from "node:crypto";
import { createAttendeeLifecycle } from "../attendee/lifecycle";
import type { ChimeApiFor } from "../aws/chimeApi";
import { createChimeClients } from "../aws/chimeClients";
import type { Timer } from "../aws/pacer";
import { createServiceClock } from "../aws/serviceClock";
import type { ProviderSettings } from "../aws/settings";
import { createMeetingStatuses } from "../chime/meetingStatus";
import type { JsonObject } from "../json";
import { createRedaction } from "../lifecycle/redaction";
import type { ResourceLifecycle } from "../lifecycle/resourceLifecycle";
import { createMeetingLifecycle } from "../meeting/lifecycle";
import { OPTIONAL_OUTPUTS } from "../meeting/schema";
import { createTranscriptionLifecycle } from "../transcription/lifecycle";
import { atHostBoundary } from "./hostBoundary";

/** What a process of the provider depends on. */
export interface ProcessDeps {
  readonly timer: Timer;
  readonly settings: () => ProviderSettings;
  /** Shows the user a message beside the engine's own output. */
  readonly log: (text: string) => void;
}

type Lifecycle = ResourceLifecycle<JsonObject, JsonObject>;

/** The life cycles of all resources in one process, which share clients, request rate and the statuses of meetings. */
export interface Lifecycles {
  readonly meeting: Lifecycle;
  readonly attendee: Lifecycle;
  readonly transcription: Lifecycle;
  /** For look-ups. */
  readonly chimeFor: ChimeApiFor;
  /** Shows the user a message, without the values of secret arguments. */
  readonly log: (text: string) => void;
}

export function createLifecycles(deps: ProcessDeps): Lifecycles {
  const { timer, settings } = deps;
  const { log, wrap } = createRedaction(deps.log);
  const chimeFor = createChimeClients(timer, settings);
  const statuses = createMeetingStatuses(log);
  const shared = { chimeFor, timer, statuses, log };
  const meeting = createMeetingLifecycle({
    ...shared,
    serviceTime: createServiceClock(timer, () => settings().endpoint ?? endpointOfEnvironment()),
    newRequestToken: randomUUID,
    refreshesBeforeUpdate: () => settings().refreshBeforeUpdate,
  });
  return {
    meeting: atHostBoundary(wrap(meeting), OPTIONAL_OUTPUTS) as Lifecycle,
    attendee: atHostBoundary(wrap(createAttendeeLifecycle(shared))) as Lifecycle,
    transcription: atHostBoundary(wrap(createTranscriptionLifecycle(shared))) as Lifecycle,
    chimeFor,
    log,
  };
}

/** Where the AWS SDK sends requests without an endpoint in the stack's configuration. */
function endpointOfEnvironment(): string | undefined {
  return process.env["AWS_ENDPOINT_URL_CHIME_SDK_MEETINGS"] || process.env["AWS_ENDPOINT_URL"] || undefined;
}
