import type { ChimeApi } from "../aws/chimeApi";
import { isNotFound, toUserError } from "../aws/errors";
import { confirmNotFound } from "../aws/notFound";
import { attemptTo } from "./attempt";
import { type AttendeeOutputs, fromResourceId } from "./outputs";

/**
 * Takes the attendee out of the meeting. One who is gone, alone or with the meeting, is what was wanted; since the join token of one
 * who is not would stay good, the service is asked twice.
 */
export async function deleteAttendee(chime: ChimeApi, id: string, olds: Partial<AttendeeOutputs>): Promise<void> {
  const { meetingId, attendeeId } = fromResourceId(id);
  const request = { MeetingId: meetingId, AttendeeId: attendeeId };
  try {
    await confirmNotFound(
      () => chime.deleteAttendee(request),
      () => chime.getAttendee(request),
      "GetAttendee knows the attendee.",
    );
  } catch (error) {
    if (isNotFound(error)) return;
    throw toUserError(error, attemptTo("delete", { attendeeId, meetingId, ...olds }));
  }
}
