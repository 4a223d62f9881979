import type { ChimeApi } from "../aws/chimeApi";
import { explain, UnexpectedAnswerError } from "../aws/errors";
import type { Timer } from "../aws/pacer";
import type { CreateResult } from "../core/resourceLifecycle";
import { inDeclaredOrder, toCreateRequest, toJoinedAttendees, toOutputs } from "./convert";
import { incompleteMeeting } from "./incompleteMeeting";
import { joinAttendees } from "./joinAttendees";
import type { MeetingInputs, MeetingOutputs } from "./outputs";
import { repairsFor } from "./repairs";

/** One call makes the meeting with its first attendees; those beyond it, and those it refused, join in further calls. */
export async function createMeeting(
  chime: ChimeApi,
  inputs: MeetingInputs,
  token: string,
  timer: Timer,
): Promise<CreateResult<MeetingOutputs>> {
  const attempt = { purpose: "create meeting", room: inputs.externalMeetingId, region: inputs.region };
  const first = await openMeeting(chime, inputs, token, timer.now()).catch((error) => {
    throw explain(error, attempt);
  });
  const { missing } = repairsFor(inputs.attendees, first.attendees);
  if (missing.length === 0) return { id: first.meetingId, outs: first };

  const joining = await joinAttendees(chime, first.meetingId, missing, timer);
  const attendees = inDeclaredOrder([...first.attendees, ...joining.joined], inputs.attendees);
  const outs = { ...first, attendees };
  if (repairsFor(inputs.attendees, attendees).missing.length === 0) return { id: first.meetingId, outs };
  throw incompleteMeeting(outs, inputs.attendees, joining, attempt);
}

async function openMeeting(chime: ChimeApi, inputs: MeetingInputs, token: string, now: number) {
  const region = await chime.region();
  const { Meeting, Attendees = [] } = await chime.createMeetingWithAttendees(toCreateRequest(inputs, token));
  if (!Meeting?.MeetingId) throw new UnexpectedAnswerError("The answer names no meeting.");
  const attendees = inDeclaredOrder(toJoinedAttendees(Attendees), inputs.attendees);
  return toOutputs(inputs, { meeting: Meeting, attendees, region, createdAt: new Date(now).toISOString() });
}
