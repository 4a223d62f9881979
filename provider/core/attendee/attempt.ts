import type { Attempt } from "../aws/errors";
import { MEETING_OF_OTHERS } from "../meeting/meetingOfOthers";
import type { AttendeeOutputs } from "./outputs";

/** What to say where a call for one attendee finds nothing: the service does not tell which of the two is not there. */
const ATTENDEE_OF_OTHERS = {
  why: "the attendee was removed, or the meeting has ended or was made in another region",
  advice:
    "Run `pulumi up --refresh`, which lets the attendee in again and creates a meeting of this stack anew; one of another stack " +
    "has to be brought back there. `region` must be the one that made it.",
};

/** Lets an attendee into a meeting, as messages name it. */
export function attemptToAdd(attendee: NamedAttendee): Attempt {
  return { ...attemptOn("add", "to", attendee), whenGone: MEETING_OF_OTHERS };
}

/** A call for an attendee who is in the meeting. */
export function attemptTo(verb: "read" | "update" | "delete", attendee: NamedAttendee): Attempt {
  return { ...attemptOn(verb, "of", attendee), whenGone: ATTENDEE_OF_OTHERS };
}

type NamedAttendee = Partial<Pick<AttendeeOutputs, "externalUserId" | "attendeeId" | "meetingId">> & {
  readonly region?: string | undefined;
};

function attemptOn(verb: string, preposition: string, attendee: NamedAttendee): Attempt {
  const { externalUserId, attendeeId, meetingId = "", region } = attendee;
  return {
    purpose: `${verb} attendee "${externalUserId ?? attendeeId}" ${preposition} meeting`,
    room: meetingId,
    region,
  };
}
