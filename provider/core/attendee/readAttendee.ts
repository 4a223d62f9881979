import type { ChimeApi } from "../aws/chimeApi";
import { isNotFound, toUserError, UnexpectedAnswerError } from "../aws/errors";
import { retryNotFound } from "../aws/notFound";
import { toJoinedAttendees } from "../chime/attendees";
import { toPlainJson } from "../json";
import type { ReadResult } from "../lifecycle/resourceLifecycle";
import { callContext } from "./callContext";
import { impliedDeclaration, inputsOf } from "./declaration";
import { type AttendeeOutputs, fromResourceId, STATE_VERSION } from "./outputs";

/** Reads the attendee. Returns no id where the attendee or its meeting no longer exists. */
export async function readAttendee(
  chime: ChimeApi,
  id: string,
  olds: Partial<AttendeeOutputs>,
): Promise<ReadResult<AttendeeOutputs>> {
  const { meetingId, attendeeId } = fromResourceId(id);
  try {
    const region = await chime.region();
    const request = { MeetingId: meetingId, AttendeeId: attendeeId };
    const { Attendee = {} } = await retryNotFound(() => chime.getAttendee(request));
    if (!Attendee.AttendeeId) throw new UnexpectedAnswerError("The response has no attendee.");
    const [answered] = toJoinedAttendees([Attendee]);
    // AWS does not document whether GetAttendee returns the join token. Without one, the token of the state is kept.
    const stateVersion = olds.stateVersion ?? STATE_VERSION;
    const current = toPlainJson({
      ...olds,
      ...answered,
      meetingId,
      attendeeId,
      region,
      stateVersion,
    }) as AttendeeOutputs;
    const props = isLookedUp(olds) ? { ...current, declared: impliedDeclaration(current) } : current;
    const inputs = inputsOf(props);
    return { id, props, ...(inputs ? { inputs } : {}) };
  } catch (error) {
    if (isNotFound(error) && !isLookedUp(olds)) return {};
    throw toUserError(error, callContext("read", { attendeeId, meetingId, ...olds }));
  }
}

/** `pulumi import` and the static `get` pass no outputs, at most some arguments. */
function isLookedUp({ attendeeId }: Partial<AttendeeOutputs>): boolean {
  return attendeeId === undefined;
}
