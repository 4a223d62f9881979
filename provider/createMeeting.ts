import type { ChimeApi } from "./chimeApi";
import { inDeclaredOrder, toCreateRequest, toJoinedAttendees, toOutputs } from "./convert";
import { explain } from "./errors";
import type { MeetingInputs, MeetingOutputs } from "./outputs";

export interface CreateResult {
  readonly id: string;
  readonly outs: MeetingOutputs;
}

export async function createMeeting(
  chime: ChimeApi,
  inputs: MeetingInputs,
  token: string,
  now: number,
): Promise<CreateResult> {
  try {
    const region = await chime.region();
    const { Meeting = {}, Attendees = [] } = await chime.createMeetingWithAttendees(toCreateRequest(inputs, token));
    const attendees = inDeclaredOrder(toJoinedAttendees(Attendees), inputs.attendees);
    const outs = toOutputs(inputs, { meeting: Meeting, attendees, region, createdAt: new Date(now).toISOString() });
    return { id: outs.meetingId, outs };
  } catch (error) {
    throw explain(error, { purpose: "create meeting", room: inputs.externalMeetingId, region: inputs.region });
  }
}
