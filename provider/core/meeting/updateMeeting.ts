import type { ChimeApi } from "../aws/chimeApi";
import { isNotFound, toUserError } from "../aws/errors";
import type { Timer } from "../aws/pacer";
import { correctCapabilities } from "../chime/correctCapabilities";
import { toPlainJson } from "../json";
import { inDeclaredOrder, inputFields, serverAssignedOutputs } from "./convert";
import { declarationOf } from "./declaration";
import { incompleteMeeting } from "./incompleteMeeting";
import { type Joining, joinAttendees } from "./joinAttendees";
import { type MeetingInputs, type MeetingOutputs, STATE_VERSION } from "./outputs";
import { repairsFor } from "./repairs";
import { updateTags } from "./updateTags";

/** Updates an existing meeting in place. Only differences to the declaration lead to calls. */
export async function updateMeeting(
  chime: ChimeApi,
  olds: MeetingOutputs,
  news: MeetingInputs,
  timer: Timer,
): Promise<{ outs: MeetingOutputs }> {
  const context = { action: "update meeting", target: news.externalMeetingId, region: olds.region };
  const joining = await joinMissing(chime, olds, news, timer);
  // The meeting itself does not exist.
  if (isNotFound(joining.failure)) throw toUserError(joining.failure, context);
  const corrected = await correct(chime, olds, news, joining).catch((error) => {
    throw toUserError(error, context);
  });
  const attendees = inDeclaredOrder([...olds.attendees, ...joining.joined, ...corrected], news.attendees);
  const outs: MeetingOutputs = toPlainJson({
    ...inputFields(news),
    ...serverAssignedOutputs(olds),
    region: olds.region,
    stateVersion: STATE_VERSION,
    attendees,
    declared: declarationOf(news, attendees),
  });
  if (repairsFor(news.attendees, attendees).missing.length === 0) return { outs };
  throw incompleteMeeting(outs, news.attendees, joining, context);
}

function joinMissing(chime: ChimeApi, olds: MeetingOutputs, news: MeetingInputs, timer: Timer): Promise<Joining> {
  return joinAttendees(chime, olds.meetingId, repairsFor(news.attendees, olds.attendees).missing, timer);
}

/** Sets the declared tags and capabilities. It can be repeated after a failure. */
async function correct(chime: ChimeApi, olds: MeetingOutputs, news: MeetingInputs, { joined }: Joining) {
  await updateTags(chime, olds.meetingArn, olds.tags ?? {}, news.tags ?? {});
  // For an attendee that was added again outside Pulumi, the service returns that attendee with its own capabilities.
  const { drifted } = repairsFor(news.attendees, [...olds.attendees, ...joined]);
  return correctCapabilities(chime, olds.meetingId, drifted);
}
