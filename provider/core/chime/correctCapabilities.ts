import type { AttendeeCapabilities } from "@aws-sdk/client-chime-sdk-meetings";
import type { ChimeApi } from "../aws/chimeApi";
import { AttendeeGoneError, isNotFound } from "../aws/errors";
import type { Repairs } from "../meeting/repairs";
import { pascalCaseKeys } from "../wireCase";
import { type JoinedAttendee, toJoinedAttendees } from "./attendees";

/** Gives attendees their declared capabilities, one call each. To repeat this after a failure half-way does no harm. */
export async function correctCapabilities(
  chime: ChimeApi,
  meetingId: string,
  drifted: Repairs["drifted"],
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
