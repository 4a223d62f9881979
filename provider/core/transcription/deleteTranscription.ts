import type { ChimeApi } from "../aws/chimeApi";
import { isNotFound, toUserError } from "../aws/errors";
import { retryNotFound } from "../aws/notFound";
import { callContext } from "./callContext";
import type { TranscriptionOutputs } from "./outputs";

export async function deleteTranscription(
  chime: ChimeApi,
  id: string,
  { region }: Partial<TranscriptionOutputs>,
): Promise<void> {
  await stop(chime, id).catch((error) => {
    throw toUserError(error, callContext("stop", id, region));
  });
}

/** Treats a stopped transcription or an ended meeting as success. */
export async function stop(chime: ChimeApi, meetingId: string): Promise<void> {
  try {
    await retryNotFound(() => chime.stopMeetingTranscription({ MeetingId: meetingId }));
  } catch (error) {
    if (!isNotFound(error) && !isUnprocessable(error)) throw error;
  }
}

export function isUnprocessable(error: unknown): boolean {
  return error instanceof Error && error.name === "UnprocessableEntityException";
}
