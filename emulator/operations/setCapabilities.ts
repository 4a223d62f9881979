import { ServiceError } from "../errors";
import { capabilitiesProblem } from "../rules/capabilities";
import type { AttendeeRecord, Capabilities, MeetingRecord } from "../state/records";
import type { Call } from "./operation";

/** Gives the attendees these capabilities, if the meeting's features allow them. */
export function setCapabilities(
  meeting: MeetingRecord,
  attendees: readonly AttendeeRecord[],
  capabilities: Capabilities,
  call: Call,
): void {
  const problem = capabilitiesProblem(capabilities, meeting.features);
  if (problem !== undefined) throw new ServiceError(call.choices.violationError, problem);
  for (const attendee of attendees) {
    attendee.capabilities = capabilities;
    call.events.addAttendeeEvent("chime:AttendeeCapabilitiesUpdated", meeting, attendee, call.clock.now());
  }
  call.store.touch(meeting);
}
