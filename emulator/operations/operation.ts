import type { Choices } from "../choices";
import type { Clock } from "../clock";
import type { EventLog } from "../events/eventLog";
import type { PartialFailureFault } from "../faults/fault";
import type { Visibility } from "../faults/visibility";
import type { IdSource } from "../ids";
import type { Quotas } from "../quotas/quotas";
import type { Scope } from "../scope";
import type { MeetingStore } from "../state/meetingStore";

/** What an operation works with, apart from its input. */
export interface Call {
  /** The caller's account and region. */
  readonly scope: Scope;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly store: MeetingStore;
  readonly events: EventLog;
  readonly quotas: Quotas;
  readonly choices: Choices;
  /** The operation's name. */
  readonly operation: string;
  readonly visibility: Visibility;
  /** The emulator's address as this caller knows it, for meetings that can be joined; undefined without media. */
  readonly mediaUrl: string | undefined;
  /** Makes attendees of this call fail. */
  readonly partialFailure?: PartialFailureFault | undefined;
}

/** One operation of the service. Its input has passed the types and the constraints of the model. */
export type Operation<Input, Output> = (input: Input, call: Call) => Output;
