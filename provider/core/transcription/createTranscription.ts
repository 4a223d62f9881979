import type { TranscriptionConfiguration } from "@aws-sdk/client-chime-sdk-meetings";
import { type ChimeApi, effectiveRegion } from "../aws/chimeApi";
import { toUserError } from "../aws/errors";
import { toPlainJson } from "../json";
import type { CreateResult } from "../lifecycle/resourceLifecycle";
import { pascalCaseKeys } from "../wireCase";
import { callContext } from "./callContext";
import { isUnprocessable, stop } from "./deleteTranscription";
import { STATE_VERSION, type TranscriptionInputs, type TranscriptionOutputs } from "./outputs";

export async function createTranscription(
  chime: ChimeApi,
  inputs: TranscriptionInputs,
): Promise<CreateResult<TranscriptionOutputs>> {
  const { meetingId, transcriptionConfiguration, secretArguments } = inputs;
  try {
    const region = await chime.region();
    await start(chime, meetingId, pascalCaseKeys(transcriptionConfiguration) as TranscriptionConfiguration);
    const outs = { meetingId, transcriptionConfiguration, secretArguments, region, stateVersion: STATE_VERSION };
    return { id: meetingId, outs: toPlainJson(outs) };
  } catch (error) {
    throw toUserError(error, callContext("start", meetingId, await effectiveRegion(chime, inputs.region)));
  }
}

/**
 * Starts the transcription. AWS does not document the response where one is active, such as after a process that was killed. If
 * the service rejects the request, the active transcription is stopped first.
 */
async function start(chime: ChimeApi, meetingId: string, configuration: TranscriptionConfiguration): Promise<void> {
  const request = { MeetingId: meetingId, TranscriptionConfiguration: configuration };
  try {
    await chime.startMeetingTranscription(request);
  } catch (error) {
    if (!isUnprocessable(error)) throw error;
    await stop(chime, meetingId);
    await chime.startMeetingTranscription(request);
  }
}
