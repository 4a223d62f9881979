import { type ChimeApi, effectiveRegion } from "../aws/chimeApi";
import { isNotFound, toUserError, UnexpectedAnswerError } from "../aws/errors";
import { retryNotFound } from "../aws/notFound";
import type { ReadResult } from "../lifecycle/resourceLifecycle";
import { callContext } from "./callContext";
import { STATE_VERSION, type TranscriptionOutputs } from "./outputs";

/** The service returns only whether the meeting is active, not whether its transcription is. */
export async function readTranscription(
  chime: ChimeApi,
  id: string,
  olds: Partial<TranscriptionOutputs>,
): Promise<ReadResult<TranscriptionOutputs>> {
  try {
    const region = await chime.region();
    const { Meeting } = await retryNotFound(() => chime.getMeeting({ MeetingId: id }));
    if (!Meeting?.MeetingId) throw new UnexpectedAnswerError("The response has no meeting.");
    const props = { ...olds, meetingId: id, region, stateVersion: STATE_VERSION };
    // `pulumi import` and the static `get` pass no outputs.
    const inputs = olds.meetingId === undefined ? { inputs: { meetingId: id, region } } : {};
    return { id, props: props as TranscriptionOutputs, ...inputs };
  } catch (error) {
    // The static `get` passes no outputs. Without an error, its program would go on with outputs that have no value.
    if (isNotFound(error) && olds.meetingId !== undefined) return {};
    throw toUserError(error, callContext("read", id, await effectiveRegion(chime, olds.region)));
  }
}
