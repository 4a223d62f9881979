import { isDeepStrictEqual } from "node:util";
import type { Meeting } from "@aws-sdk/client-chime-sdk-meetings";
import type { ChimeApi } from "../aws/chimeApi";
import { isNotFound, MeetingError, toUserError, UnexpectedAnswerError } from "../aws/errors";
import type { Timer } from "../aws/pacer";
import { correctCapabilities } from "../chime/correctCapabilities";
import { meetingFields } from "../chime/meetings";
import type { CreateResult } from "../lifecycle/resourceLifecycle";
import { inDeclaredOrder, toOutputs } from "./convert";
import { declarationOf } from "./declaration";
import { incompleteMeeting } from "./incompleteMeeting";
import { joinAttendees } from "./joinAttendees";
import type { MeetingInputs, MeetingOutputs } from "./outputs";
import { repairsFor } from "./repairs";
import { updateTags } from "./updateTags";

/** Arguments that AWS cannot change, so the existing meeting must have the declared values. */
const FIXED = ["externalMeetingId", "mediaRegion"] as const;

/**
 * Adopts the meeting `existingMeetingId`. Declared attendees that are not in it are created. Those that are keep their ids and
 * join tokens, since the service returns the existing attendee for a known ExternalUserId.
 */
export async function adoptMeeting(
  chime: ChimeApi,
  inputs: MeetingInputs,
  existingMeetingId: string,
  timer: Timer,
): Promise<CreateResult<MeetingOutputs>> {
  const context = { action: "adopt meeting", target: inputs.externalMeetingId, region: inputs.region };
  try {
    const found = await findMeeting(chime, inputs, existingMeetingId);
    const joining = await joinAttendees(chime, existingMeetingId, inputs.attendees, timer);
    const { drifted } = repairsFor(inputs.attendees, joining.joined);
    const corrected = await correctCapabilities(chime, existingMeetingId, drifted);
    const attendees = inDeclaredOrder([...joining.joined, ...corrected], inputs.attendees);
    const outs: MeetingOutputs = { ...found, attendees, declared: declarationOf(inputs, attendees) };
    await updateTags(chime, outs.meetingArn, {}, inputs.tags ?? {});
    if (repairsFor(inputs.attendees, attendees).missing.length === 0) return { id: existingMeetingId, outs };
    throw incompleteMeeting(outs, inputs.attendees, joining, context);
  } catch (error) {
    throw isNotFound(error) ? hasEnded(existingMeetingId, error) : toUserError(error, context);
  }
}

async function findMeeting(chime: ChimeApi, inputs: MeetingInputs, id: string): Promise<MeetingOutputs> {
  const region = await chime.region();
  const { Meeting: meeting } = await chime.getMeeting({ MeetingId: id });
  if (!meeting?.MeetingId) throw new UnexpectedAnswerError("The response has no meeting.");
  rejectOtherValues(meeting, inputs, id);
  return { ...toOutputs(inputs, { meeting, attendees: [], region }), adopted: true };
}

function rejectOtherValues(meeting: Meeting, inputs: MeetingInputs, id: string): void {
  const existing = meetingFields(meeting);
  for (const name of FIXED) {
    if (isDeepStrictEqual(existing[name], inputs[name])) continue;
    throw new MeetingError(
      `Cannot adopt meeting ${id}: its ${name} is "${existing[name]}", and the program declares "${inputs[name]}". ` +
        `Use the existing value; AWS cannot change it.`,
    );
  }
}

function hasEnded(id: string, cause: unknown): MeetingError {
  const message = `Cannot adopt meeting ${id}: it has ended, or it was created in another region. Leave existingMeetingId out to create a new meeting.`;
  return new MeetingError(message, { cause });
}
