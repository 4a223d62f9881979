import type { ChimeApi } from "../aws/chimeApi";
import { isNotFound, toUserError } from "../aws/errors";
import { confirmNotFound } from "../aws/notFound";
import type { MeetingOutputs } from "./outputs";

/**
 * Deletes the meeting. A meeting that has already ended counts as deleted. Because Pulumi then removes the resource from the
 * state, NotFound is confirmed by a second call.
 */
export async function deleteMeeting(chime: ChimeApi, id: string, olds: Partial<MeetingOutputs>): Promise<void> {
  if (olds.adopted && !olds.deleteExisting) return;
  try {
    await confirmNotFound(
      () => chime.deleteMeeting({ MeetingId: id }),
      () => chime.getMeeting({ MeetingId: id }),
      "GetMeeting finds the meeting.",
    );
  } catch (error) {
    if (isNotFound(error)) return;
    throw toUserError(error, { action: "delete meeting", target: olds.externalMeetingId ?? id, region: olds.region });
  }
}
