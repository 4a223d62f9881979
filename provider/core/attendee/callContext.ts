import { type CallContext, MEETING_NOT_FOUND_HINT } from "../aws/errors";
import type { AttendeeOutputs } from "./outputs";

/** The response does not show whether the attendee or the meeting does not exist. */
const ATTENDEE_NOT_FOUND_HINT = {
  why: "the attendee was removed, or the meeting has ended or was created in another region",
  advice:
    "Run `pulumi up --refresh`, which creates the attendee again, and a meeting of this stack that has ended; run it in the other stack if " +
    "the meeting belongs to that one. `region` must be the region that created the meeting.",
};

/** The context of a call that adds an attendee. */
export function additionContext(attendee: NamedAttendee): CallContext {
  return { ...contextOf("add", "to", attendee), onNotFound: MEETING_NOT_FOUND_HINT };
}

/** The context of a call for an attendee that is in the meeting. */
export function callContext(verb: "read" | "update" | "delete", attendee: NamedAttendee): CallContext {
  return { ...contextOf(verb, "of", attendee), onNotFound: ATTENDEE_NOT_FOUND_HINT };
}

type NamedAttendee = Partial<Pick<AttendeeOutputs, "externalUserId" | "attendeeId" | "meetingId">> & {
  readonly region?: string | undefined;
};

function contextOf(verb: string, preposition: string, attendee: NamedAttendee): CallContext {
  const { externalUserId, attendeeId, meetingId = "", region } = attendee;
  return {
    action: `${verb} attendee "${externalUserId ?? attendeeId}" ${preposition} meeting`,
    target: meetingId,
    region,
  };
}
