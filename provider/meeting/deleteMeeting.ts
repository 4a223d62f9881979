import type { ChimeApi } from "../aws/chimeApi";
import { ContradictionError, explain, isNotFound } from "../aws/errors";
import type { MeetingOutputs } from "./outputs";

/**
 * Ends the meeting. One that has ended already, by its age or with nobody in it, is what was wanted; since Pulumi then forgets it
 * for ever, the service is asked twice whether it has.
 */
export async function deleteMeeting(chime: ChimeApi, id: string, olds: Partial<MeetingOutputs>): Promise<void> {
  if (olds.adopted && !olds.deleteExisting) return;
  try {
    await chime.deleteMeeting({ MeetingId: id }).catch((error) => confirmEnd(error, chime, id));
  } catch (error) {
    if (isNotFound(error)) return;
    throw explain(error, { purpose: "delete meeting", room: olds.externalMeetingId ?? id, region: olds.region });
  }
}

async function confirmEnd(error: unknown, chime: ChimeApi, id: string): Promise<void> {
  if (!isNotFound(error)) throw error;
  await chime.getMeeting({ MeetingId: id });
  await chime.deleteMeeting({ MeetingId: id }).catch((again) => {
    throw isNotFound(again) ? new ContradictionError("GetMeeting knows the meeting.", { cause: again }) : again;
  });
}
