import { ServiceError } from "../errors";
import type { PartialFailureFault } from "../faults/fault";
import { newAttendeeId, newJoinToken } from "../ids";
import { capabilitiesProblem, defaultCapabilities } from "../rules/capabilities";
import { capacityOf } from "../rules/capacity";
import type { AttendeeRecord, MeetingRecord } from "../state/records";
import type { Call } from "./operation";
import type { CreateAttendeeRequestItem } from "./requests";
import { type Attendee, type CreateAttendeeError, toAttendee } from "./wire";

export interface Admission {
  readonly Attendees: Attendee[];
  readonly Errors?: CreateAttendeeError[];
}

type Items = readonly CreateAttendeeRequestItem[];

/** Refuses a request of which no part may take effect. */
export function checkAdmission(meeting: MeetingRecord, items: Items, { choices }: Call): void {
  for (const { Capabilities } of items) {
    const problem = Capabilities && capabilitiesProblem(Capabilities, meeting.features);
    if (problem !== undefined) throw new ServiceError(choices.violationError, problem);
  }
  const users = new Set(items.map(({ ExternalUserId }) => ExternalUserId));
  if (choices.duplicateUser === "reject" && users.size < items.length) {
    throw new ServiceError(choices.violationError, "An ExternalUserId is in the request twice.");
  }
  const newcomers = [...users].filter((user) => findByUser(meeting, user) === undefined).length;
  const isTooMany = meeting.attendees.size + newcomers > capacityOf(meeting.features);
  if (isTooMany && choices.attendeesOverLimit === "reject") {
    throw new ServiceError("LimitExceededException", full(meeting));
  }
}

/** Creates the attendees that it can, and lists the others as errors. */
export function admitAttendees(meeting: MeetingRecord, items: Items, call: Call): Admission {
  const attendees: Attendee[] = [];
  const errors: CreateAttendeeError[] = [];
  const seen = new Set<string>();
  for (const item of items) {
    const error =
      injectedError(item, call.partialFailure) ?? duplicateError(item, seen, call) ?? fullError(meeting, item);
    if (error === undefined) attendees.push(toAttendee(admitAttendee(meeting, item, call)));
    else errors.push({ ExternalUserId: item.ExternalUserId, ...error });
    seen.add(item.ExternalUserId);
  }
  const hidesErrors = errors.length === 0 && call.choices.noErrors === "absent";
  return { Attendees: attendees, ...(!hidesErrors && { Errors: errors }) };
}

/** The meeting's attendee with the request's external user id, which is an idempotency token, or else a new one. */
export function admitAttendee(meeting: MeetingRecord, item: CreateAttendeeRequestItem, call: Call): AttendeeRecord {
  const existing = findByUser(meeting, item.ExternalUserId);
  if (existing !== undefined) {
    if (call.choices.existingCapabilities === "apply" && item.Capabilities) {
      existing.capabilities = item.Capabilities;
      call.store.touch(meeting);
    }
    return existing;
  }
  if (isFull(meeting)) throw new ServiceError("LimitExceededException", full(meeting));
  const attendeeId = newAttendeeId(call.ids);
  const attendee: AttendeeRecord = {
    attendeeId,
    externalUserId: item.ExternalUserId,
    joinToken: newJoinToken(call.ids, attendeeId),
    ordinal: meeting.nextOrdinal,
    capabilities: item.Capabilities ?? defaultCapabilities(meeting.features),
    isConnected: false,
  };
  meeting.nextOrdinal += 1;
  meeting.attendees.set(attendeeId, attendee);
  call.store.touch(meeting);
  call.events.addAttendeeEvent("chime:AttendeeAdded", meeting, attendee, call.clock.now());
  return attendee;
}

type ItemError = Omit<CreateAttendeeError, "ExternalUserId">;

function injectedError(item: CreateAttendeeRequestItem, fault: PartialFailureFault | undefined): ItemError | undefined {
  if (fault === undefined || fault.externalUserIds?.includes(item.ExternalUserId) === false) return undefined;
  const { errorCode = "ServiceFailure", errorMessage = "The attendee was made to fail." } = fault;
  return { ErrorCode: errorCode, ErrorMessage: errorMessage };
}

function duplicateError(item: CreateAttendeeRequestItem, seen: ReadonlySet<string>, { choices }: Call) {
  if (choices.duplicateUser !== "errorItem" || !seen.has(item.ExternalUserId)) return undefined;
  return { ErrorCode: "BadRequest", ErrorMessage: "The ExternalUserId is in the request twice." };
}

function fullError(meeting: MeetingRecord, { ExternalUserId }: CreateAttendeeRequestItem): ItemError | undefined {
  if (!isFull(meeting) || findByUser(meeting, ExternalUserId) !== undefined) return undefined;
  return { ErrorCode: "LimitExceeded", ErrorMessage: full(meeting) };
}

function isFull(meeting: MeetingRecord): boolean {
  return meeting.attendees.size >= capacityOf(meeting.features);
}

function full(meeting: MeetingRecord): string {
  return `The meeting can have ${capacityOf(meeting.features)} attendees.`;
}

function findByUser(meeting: MeetingRecord, externalUserId: string): AttendeeRecord | undefined {
  for (const attendee of meeting.attendees.values()) if (attendee.externalUserId === externalUserId) return attendee;
  return undefined;
}
