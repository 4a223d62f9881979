import type { ChimeApi } from "../aws/chimeApi";
import { isNotFound, toUserError } from "../aws/errors";
import { confirmNotFound } from "../aws/notFound";
import { callContext } from "./callContext";
import { type AttendeeOutputs, fromResourceId } from "./outputs";

/**
 * Deletes the attendee. An attendee or a meeting that no longer exists counts as deleted. Since the join token of an existing
 * attendee would stay valid, NotFound is confirmed by a second call.
 */
export async function deleteAttendee(chime: ChimeApi, id: string, olds: Partial<AttendeeOutputs>): Promise<void> {
  const { meetingId, attendeeId } = fromResourceId(id);
  const request = { MeetingId: meetingId, AttendeeId: attendeeId };
  try {
    await confirmNotFound(
      () => chime.deleteAttendee(request),
      () => chime.getAttendee(request),
      "GetAttendee finds the attendee.",
    );
  } catch (error) {
    if (isNotFound(error)) return;
    throw toUserError(error, callContext("delete", { attendeeId, meetingId, ...olds }));
  }
}
