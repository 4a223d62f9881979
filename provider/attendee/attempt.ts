import type { Attempt } from "../aws/errors";
import { MEETING_OF_OTHERS } from "../meeting/meetingOfOthers";
import type { AttendeeOutputs } from "./outputs";

/** A call for one attendee, as messages name it. */
export function attemptOn(verb: string, attendee: Partial<AttendeeOutputs>): Attempt {
  const { externalUserId, attendeeId, meetingId = "", region } = attendee;
  return {
    purpose: `${verb} attendee "${externalUserId ?? attendeeId}" ${verb === "add" ? "to" : "of"} meeting`,
    room: meetingId,
    region,
    whenGone: MEETING_OF_OTHERS,
  };
}
