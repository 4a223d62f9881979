import type { ChimeApi } from "../aws/chimeApi";
import { toUserError, UnexpectedAnswerError } from "../aws/errors";
import type { Timer } from "../aws/pacer";
import { toJoinedAttendees } from "../chime/attendees";
import type { CreateResult } from "../lifecycle/resourceLifecycle";
import { inDeclaredOrder, toCreateRequest, toOutputs } from "./convert";
import { declarationOf } from "./declaration";
import { incompleteMeeting } from "./incompleteMeeting";
import { joinAttendees } from "./joinAttendees";
import type { MeetingInputs, MeetingOutputs } from "./outputs";
import { repairsFor } from "./repairs";

/** Every retry has the same ClientRequestToken, so AWS creates one meeting at most. */
const WHEN_LOST =
  "If AWS created the meeting although no response arrived, that meeting has no participants, and AWS ends it after 5 minutes.";

/**
 * Creates the meeting with its first attendees by one call. Attendees beyond the limit of that call, and those that it rejected,
 * are added by further calls.
 *
 * `token` is the ClientRequestToken of this creation. AWS answers an equal token with the same active meeting, so the retries of
 * the AWS SDK, which repeat it, never create a second one. `now` is the time of the creation, in milliseconds since the epoch: the
 * API does not return it.
 */
export async function createMeeting(
  chime: ChimeApi,
  inputs: MeetingInputs,
  token: string,
  now: number,
  timer: Timer,
): Promise<CreateResult<MeetingOutputs>> {
  const context = { action: "create meeting", target: inputs.externalMeetingId, region: inputs.region };
  const createdAt = new Date(now).toISOString();
  const first = await request(chime, inputs, token, createdAt).catch((error) => {
    throw toUserError(error, { ...context, onLostResponse: WHEN_LOST });
  });
  const { missing } = repairsFor(inputs.attendees, first.attendees);
  const joining = await joinAttendees(chime, first.meetingId, missing, timer);
  const attendees = inDeclaredOrder([...first.attendees, ...joining.joined], inputs.attendees);
  const outs = { ...first, attendees, declared: declarationOf(inputs, attendees) };
  if (repairsFor(inputs.attendees, attendees).missing.length === 0) return { id: first.meetingId, outs };
  throw incompleteMeeting(outs, inputs.attendees, joining, context);
}

async function request(chime: ChimeApi, inputs: MeetingInputs, token: string, createdAt: string) {
  const region = await chime.region();
  const { Meeting, Attendees = [] } = await chime.createMeetingWithAttendees(toCreateRequest(inputs, token));
  if (!Meeting?.MeetingId) throw new UnexpectedAnswerError("The response has no meeting.");
  const attendees = inDeclaredOrder(toJoinedAttendees(Attendees), inputs.attendees);
  return toOutputs(inputs, { meeting: Meeting, attendees, region, createdAt });
}
