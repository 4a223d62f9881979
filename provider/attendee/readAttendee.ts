import type { ChimeApi } from "../aws/chimeApi";
import { explain, isNotFound, MeetingError, UnexpectedAnswerError } from "../aws/errors";
import { toPlainJson } from "../core/json";
import type { ReadResult } from "../core/resourceLifecycle";
import { toJoinedAttendees } from "../meeting/convert";
import { attemptOn } from "./attempt";
import { type AttendeeOutputs, STATE_VERSION } from "./outputs";

/**
 * The attendee as it is; gone with its meeting, or alone. To believe that wrongly does no harm: the next creation is answered with
 * the attendee that is there.
 */
export async function readAttendee(
  chime: ChimeApi,
  id: string,
  olds: Partial<AttendeeOutputs>,
): Promise<ReadResult<AttendeeOutputs>> {
  const { meetingId, attendeeId } = fromResourceId(id);
  try {
    const region = await chime.region();
    const { Attendee = {} } = await chime.getAttendee({ MeetingId: meetingId, AttendeeId: attendeeId });
    if (!Attendee.AttendeeId) throw new UnexpectedAnswerError("The answer names no attendee.");
    const [answered] = toJoinedAttendees([Attendee]);
    // Whether the service tells a join token again is not established: without one, that of the state is kept.
    const props = { ...olds, ...answered, meetingId, attendeeId, region, stateVersion: STATE_VERSION };
    return { id, props: toPlainJson(props) as AttendeeOutputs };
  } catch (error) {
    if (isNotFound(error)) return {};
    throw explain(error, attemptOn("read", { attendeeId, meetingId, ...olds }));
  }
}

export function fromResourceId(id: string): { meetingId: string; attendeeId: string } {
  const [meetingId = "", attendeeId = "", ...rest] = id.split("/");
  if (meetingId !== "" && attendeeId !== "" && rest.length === 0) return { meetingId, attendeeId };
  throw new MeetingError(
    `Cannot find attendee "${id}": its id must be "<meetingId>/<attendeeId>". Correct the id that \`MeetingAttendee.get\` is given.`,
  );
}
