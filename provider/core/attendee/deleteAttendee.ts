import type { ChimeApi } from "../aws/chimeApi";
import { confirmAbsence } from "../aws/confirmAbsence";
import { explain, isNotFound } from "../aws/errors";
import { attemptTo } from "./attempt";
import type { AttendeeOutputs } from "./outputs";
import { fromResourceId } from "./resourceId";

/**
 * Takes the attendee out of the meeting. One who is gone, alone or with the meeting, is what was wanted; since the join token of one
 * who is not would stay good, the service is asked twice.
 */
export async function deleteAttendee(chime: ChimeApi, id: string, olds: Partial<AttendeeOutputs>): Promise<void> {
  const { meetingId, attendeeId } = fromResourceId(id);
  const request = { MeetingId: meetingId, AttendeeId: attendeeId };
  try {
    await confirmAbsence(
      () => chime.deleteAttendee(request),
      () => chime.getAttendee(request),
      "GetAttendee knows the attendee.",
    );
  } catch (error) {
    if (isNotFound(error)) return;
    throw explain(error, attemptTo("delete", { attendeeId, meetingId, ...olds }));
  }
}
