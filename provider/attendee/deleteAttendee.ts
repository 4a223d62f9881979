import type { ChimeApi } from "../aws/chimeApi";
import { explain, isNotFound } from "../aws/errors";
import { attemptOn } from "./attempt";
import type { AttendeeOutputs } from "./outputs";
import { fromResourceId } from "./readAttendee";

/** Takes the attendee out of the meeting. One that is gone, alone or with its meeting, is what was wanted. */
export async function deleteAttendee(chime: ChimeApi, id: string, olds: Partial<AttendeeOutputs>): Promise<void> {
  const { meetingId, attendeeId } = fromResourceId(id);
  try {
    await chime.deleteAttendee({ MeetingId: meetingId, AttendeeId: attendeeId });
  } catch (error) {
    if (isNotFound(error)) return;
    throw explain(error, attemptOn("delete", { attendeeId, meetingId, ...olds }));
  }
}
