import type { ChimeApi } from "../aws/chimeApi";
import { isNotFound, toUserError } from "../aws/errors";
import { confirmNotFound } from "../aws/notFound";
import type { MeetingOutputs } from "./outputs";

/**
 * Ends the meeting. One that has ended already, by its age or with nobody in it, is what was wanted; since Pulumi then forgets it
 * for ever, the service is asked twice whether it has.
 */
export async function deleteMeeting(chime: ChimeApi, id: string, olds: Partial<MeetingOutputs>): Promise<void> {
  if (olds.adopted && !olds.deleteExisting) return;
  try {
    await confirmNotFound(
      () => chime.deleteMeeting({ MeetingId: id }),
      () => chime.getMeeting({ MeetingId: id }),
      "GetMeeting knows the meeting.",
    );
  } catch (error) {
    if (isNotFound(error)) return;
    throw toUserError(error, { action: "delete meeting", target: olds.externalMeetingId ?? id, region: olds.region });
  }
}
