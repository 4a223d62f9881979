import type { AttendeeCapabilities } from "@aws-sdk/client-chime-sdk-meetings";
import type { ChimeApi } from "../aws/chimeApi";
import { AttendeeGoneError, isNotFound } from "../aws/errors";
import { pascalCaseKeys } from "../wireCase";
import { type DeclaredAttendee, type JoinedAttendee, toJoinedAttendees } from "./attendees";

/** An attendee of the meeting, with the capabilities that the program declares. */
export type DriftedAttendee = JoinedAttendee & Required<DeclaredAttendee>;

/** Sets the declared capabilities of attendees, one call each. It can be repeated after a failure. */
export async function correctCapabilities(
  chime: ChimeApi,
  meetingId: string,
  drifted: readonly DriftedAttendee[],
): Promise<JoinedAttendee[]> {
  const corrected: JoinedAttendee[] = [];
  for (const { attendeeId, joinToken, capabilities } of drifted) {
    const request = {
      MeetingId: meetingId,
      AttendeeId: attendeeId,
      Capabilities: pascalCaseKeys(capabilities) as AttendeeCapabilities,
    };
    const { Attendee = {} } = await chime.updateAttendeeCapabilities(request).catch((error) => {
      throw isNotFound(error) ? new AttendeeGoneError(error.message, { cause: error }) : error;
    });
    corrected.push(...toJoinedAttendees([{ JoinToken: joinToken, ...Attendee }]));
  }
  return corrected;
}
