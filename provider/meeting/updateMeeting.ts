import type { ChimeApi } from "../aws/chimeApi";
import { explain } from "../aws/errors";
import type { Timer } from "../aws/pacer";
import { toPlainJson } from "../core/json";
import { answeredOutputs, declaredOutputs, inDeclaredOrder } from "./convert";
import { correctCapabilities } from "./correctCapabilities";
import { declarationOf } from "./fingerprint";
import { incompleteMeeting } from "./incompleteMeeting";
import { joinAttendees } from "./joinAttendees";
import type { MeetingInputs, MeetingOutputs } from "./outputs";
import { type Repairs, repairsFor } from "./repairs";
import { updateTags } from "./updateTags";

/** Brings a meeting that exists to the declaration, in place, with the calls that this needs and no others. */
export async function updateMeeting(
  chime: ChimeApi,
  olds: MeetingOutputs,
  news: MeetingInputs,
  timer: Timer,
): Promise<{ outs: MeetingOutputs }> {
  const attempt = { purpose: "update meeting", room: news.externalMeetingId, region: olds.region };
  const repairs = repairsFor(news.attendees, olds.attendees);
  const corrected = await correct(chime, olds, news, repairs).catch((error) => {
    throw explain(error, attempt);
  });
  const joining = await joinAttendees(chime, olds.meetingId, repairs.missing, timer);
  const attendees = inDeclaredOrder([...olds.attendees, ...corrected, ...joining.joined], news.attendees);
  const outs: MeetingOutputs = toPlainJson({
    ...declaredOutputs(news),
    ...answeredOutputs(olds),
    region: olds.region,
    attendees,
    declared: declarationOf(news),
  });
  if (repairsFor(news.attendees, attendees).missing.length === 0) return { outs };
  throw incompleteMeeting(outs, news.attendees, joining, attempt);
}

/** Tags and capabilities, each set to what is declared: to repeat this after a failure half-way does no harm. */
async function correct(chime: ChimeApi, olds: MeetingOutputs, news: MeetingInputs, { drifted }: Repairs) {
  await updateTags(chime, olds.meetingArn, olds.tags ?? {}, news.tags ?? {});
  return correctCapabilities(chime, olds.meetingId, drifted);
}
