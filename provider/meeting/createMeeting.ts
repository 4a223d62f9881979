import type { ChimeApi } from "../aws/chimeApi";
import { explain, MeetingError, UnexpectedAnswerError } from "../aws/errors";
import type { Timer } from "../aws/pacer";
import type { CreateResult } from "../core/resourceLifecycle";
import { inDeclaredOrder, toCreateRequest, toJoinedAttendees, toOutputs } from "./convert";
import { incompleteMeeting } from "./incompleteMeeting";
import { joinAttendees } from "./joinAttendees";
import type { MeetingInputs, MeetingOutputs } from "./outputs";
import { repairsFor } from "./repairs";
import type { RequestTokens } from "./requestToken";

/** One call makes the meeting with its first attendees; those beyond it, and those it refused, join in further calls. */
export async function createMeeting(
  chime: ChimeApi,
  inputs: MeetingInputs,
  tokens: RequestTokens,
  timer: Timer,
): Promise<CreateResult<MeetingOutputs>> {
  const attempt = { purpose: "create meeting", room: inputs.externalMeetingId, region: inputs.region };
  const first = await openMeeting(chime, inputs, tokens, timer.now()).catch((error) => {
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

async function openMeeting(chime: ChimeApi, inputs: MeetingInputs, tokens: RequestTokens, now: number) {
  const createdAt = new Date(now).toISOString();
  const first = await request(chime, inputs, tokens.tokenFor(inputs), createdAt);
  if (!tokens.hasEnded(first.meetingId)) return first;
  // That a token is free again after its meeting's end is how AWS's samples use it, but AWS does not promise it.
  const second = await request(chime, inputs, tokens.tokenFor(inputs, first.meetingId), createdAt);
  if (!tokens.hasEnded(second.meetingId)) return second;
  throw new MeetingError(
    `Cannot create meeting "${inputs.externalMeetingId}": its clientRequestToken still stands for meeting ${first.meetingId}, ` +
      "which has ended. Choose another clientRequestToken, or leave it out.",
  );
}

async function request(chime: ChimeApi, inputs: MeetingInputs, token: string, createdAt: string) {
  const region = await chime.region();
  const { Meeting, Attendees = [] } = await chime.createMeetingWithAttendees(toCreateRequest(inputs, token));
  if (!Meeting?.MeetingId) throw new UnexpectedAnswerError("The answer names no meeting.");
  const attendees = inDeclaredOrder(toJoinedAttendees(Attendees), inputs.attendees);
  return toOutputs(inputs, { meeting: Meeting, attendees, region, createdAt });
}
