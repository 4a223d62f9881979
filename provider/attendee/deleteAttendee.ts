import type { ChimeApi } from "../aws/chimeApi";
import { ContradictionError, explain, isNotFound } from "../aws/errors";
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
    await chime.deleteAttendee(request).catch((error) => confirmAbsence(error, chime, request));
  } catch (error) {
    if (isNotFound(error)) return;
    throw explain(error, attemptTo("delete", { attendeeId, meetingId, ...olds }));
  }
}

async function confirmAbsence(
  error: unknown,
  chime: ChimeApi,
  request: { readonly MeetingId: string; readonly AttendeeId: string },
): Promise<void> {
  if (!isNotFound(error)) throw error;
  await chime.getAttendee(request);
  await chime.deleteAttendee(request).catch((again) => {
    throw isNotFound(again) ? new ContradictionError("GetAttendee knows the attendee.", { cause: again }) : again;
  });
}
