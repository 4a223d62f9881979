import type { TranscriptionConfiguration } from "@aws-sdk/client-chime-sdk-meetings";
import { type ChimeApi, type ChimeApiFor, effectiveRegion } from "../aws/chimeApi";
import {
  type CallContext,
  isNotFound,
  MEETING_NOT_FOUND_HINT,
  toUserError,
  UnexpectedAnswerError,
} from "../aws/errors";
import { retryNotFound } from "../aws/notFound";
import type { MeetingStatuses } from "../chime/meetingStatus";
import { toPlainJson } from "../json";
import { keepCreated } from "../lifecycle/keepCreated";
import type { CreateResult, ReadResult, ResourceLifecycle } from "../lifecycle/resourceLifecycle";
import { pascalCaseKeys } from "../wireCase";
import { diff } from "./diff";
import { STATE_VERSION, type TranscriptionInputs, type TranscriptionOutputs } from "./outputs";
import { check } from "./schema";

export type TranscriptionLifecycle = ResourceLifecycle<TranscriptionInputs, TranscriptionOutputs>;

/** What the life cycle depends on. */
export interface TranscriptionLifecycleDeps {
  readonly chimeFor: ChimeApiFor;
  /** Shared with the life cycle of meetings. */
  readonly statuses: MeetingStatuses;
  /** Shows the user a message beside the engine's own output. */
  readonly log: (text: string) => void;
}

/** The id of a transcription is the id of its meeting, which has at most one. */
export function createTranscriptionLifecycle(deps: TranscriptionLifecycleDeps): TranscriptionLifecycle {
  const { chimeFor, statuses, log } = deps;
  const lifecycle: TranscriptionLifecycle = {
    check: async (_olds, news) => check(news),
    diff: async (_id, olds, news) => diff(olds, news),
    create: (inputs) => createTranscription(chimeFor(inputs.region), inputs),
    read: (id, olds) => readTranscription(chimeFor(olds.region), id, olds),
    // A change of any argument replaces the transcription. A region that is left out is not a change.
    update: async (_id, { secretArguments: _old, ...olds }, { secretArguments }) => ({
      outs: toPlainJson({ ...olds, secretArguments }) as TranscriptionOutputs,
    }),
    delete: async (id, olds) => {
      if (!statuses.hasEnded(id)) await deleteTranscription(chimeFor(olds.region), id, olds);
    },
  };
  return keepCreated(lifecycle, "transcription of meeting", log);
}

async function createTranscription(
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
    throw toUserError(error, contextOf("start", meetingId, await effectiveRegion(chime, inputs.region)));
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

/** The service returns only whether the meeting is active, not whether its transcription is. */
async function readTranscription(
  chime: ChimeApi,
  id: string,
  olds: Partial<TranscriptionOutputs>,
): Promise<ReadResult<TranscriptionOutputs>> {
  try {
    const region = await chime.region();
    const { Meeting } = await retryNotFound(() => chime.getMeeting({ MeetingId: id }));
    if (!Meeting?.MeetingId) throw new UnexpectedAnswerError("The response has no meeting.");
    const props = { ...olds, meetingId: id, region, stateVersion: STATE_VERSION };
    return { id, props: props as TranscriptionOutputs };
  } catch (error) {
    // The static `get` passes no outputs. Without an error, its program would go on with outputs that have no value.
    if (isNotFound(error) && olds.meetingId !== undefined) return {};
    throw toUserError(error, contextOf("read", id, await effectiveRegion(chime, olds.region)));
  }
}

async function deleteTranscription(
  chime: ChimeApi,
  id: string,
  { region }: Partial<TranscriptionOutputs>,
): Promise<void> {
  await stop(chime, id).catch((error) => {
    throw toUserError(error, contextOf("stop", id, region));
  });
}

/** Treats a stopped transcription or an ended meeting as success. */
async function stop(chime: ChimeApi, meetingId: string): Promise<void> {
  try {
    await retryNotFound(() => chime.stopMeetingTranscription({ MeetingId: meetingId }));
  } catch (error) {
    if (!isNotFound(error) && !isUnprocessable(error)) throw error;
  }
}

function isUnprocessable(error: unknown): boolean {
  return error instanceof Error && error.name === "UnprocessableEntityException";
}

function contextOf(verb: string, meetingId: string, region: string | undefined): CallContext {
  return { action: `${verb} transcription of meeting`, target: meetingId, region, onNotFound: MEETING_NOT_FOUND_HINT };
}
