import type { ChimeApi } from "../aws/chimeApi";
import { explain, isNotFound } from "../aws/errors";
import type { MeetingOutputs } from "./outputs";

/** Ends the meeting. One that has ended already, by its age or with nobody in it, is what was wanted. */
export async function deleteMeeting(chime: ChimeApi, id: string, olds: Partial<MeetingOutputs>): Promise<void> {
  if (olds.adopted && !olds.deleteExisting) return;
  try {
    await chime.deleteMeeting({ MeetingId: id });
  } catch (error) {
    if (isNotFound(error)) return;
    throw explain(error, { purpose: "delete meeting", room: olds.externalMeetingId ?? id, region: olds.region });
  }
}
