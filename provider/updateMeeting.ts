import type { ChimeApi } from "./chimeApi";
import { answeredOutputs, declaredOutputs, inDeclaredOrder } from "./convert";
import { explain } from "./errors";
import { declarationOf } from "./fingerprint";
import { toPlainJson } from "./json";
import type { MeetingInputs, MeetingOutputs } from "./outputs";
import { updateTags } from "./updateTags";

/** Brings a meeting that exists to the declaration, with the calls that this needs and no others. */
export async function updateMeeting(
  chime: ChimeApi,
  olds: MeetingOutputs,
  news: MeetingInputs,
): Promise<{ outs: MeetingOutputs }> {
  try {
    await updateTags(chime, olds.meetingArn, olds.tags ?? {}, news.tags ?? {});
  } catch (error) {
    throw explain(error, { purpose: "update meeting", room: news.externalMeetingId, region: olds.region });
  }
  const outs: MeetingOutputs = {
    ...declaredOutputs(news),
    ...answeredOutputs(olds),
    region: olds.region,
    attendees: inDeclaredOrder(olds.attendees, news.attendees),
    declared: declarationOf(news),
  };
  return { outs: toPlainJson(outs) };
}
