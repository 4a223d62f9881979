import type { TranscriptionConfiguration } from "@aws-sdk/client-chime-sdk-meetings";
import { askTwice } from "../aws/askTwice";
import type { ChimeApi, ChimeApiFor } from "../aws/chimeApi";
import { type Attempt, explain, isNotFound, UnexpectedAnswerError } from "../aws/errors";
import { regionAsked } from "../aws/regionAsked";
import type { MeetingStatuses } from "../chime/meetingStatus";
import { toPlainJson } from "../json";
import { keepCreated } from "../lifecycle/keepCreated";
import type { CreateResult, ReadResult, ResourceLifecycle } from "../lifecycle/resourceLifecycle";
import { MEETING_OF_OTHERS } from "../meeting/meetingOfOthers";
import { pascalCaseKeys } from "../wireCase";
import { diff } from "./diff";
import { STATE_VERSION, type TranscriptionInputs, type TranscriptionOutputs } from "./outputs";
import { check } from "./schema";

export type TranscriptionLifecycle = ResourceLifecycle<TranscriptionInputs, TranscriptionOutputs>;

/** What the life cycle needs from outside. */
export interface TranscriptionLifecycleParts {
  readonly chimeFor: ChimeApiFor;
  /** Shared with the life cycle of meetings. */
  readonly statuses: MeetingStatuses;
  /** Shows the user a message beside the engine's own output. */
  readonly log: (text: string) => void;
}

/** The id of a transcription is that of its meeting, which has one at most. */
export function createTranscriptionLifecycle(parts: TranscriptionLifecycleParts): TranscriptionLifecycle {
  const { chimeFor, statuses, log } = parts;
  const lifecycle: TranscriptionLifecycle = {
    check: async (_olds, news) => check(news),
    diff: async (_id, olds, news) => diff(olds, news),
    create: (inputs) => createTranscription(chimeFor(inputs.region), inputs),
    read: (id, olds) => readTranscription(chimeFor(olds.region), id, olds),
    // Every argument of the program replaces, but for a region that is left out from now on, which changes nothing.
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
    throw explain(error, attemptOn("start", meetingId, await regionAsked(chime, inputs.region)));
  }
}

/**
 * Starts the transcription. What the service says where one runs already is not documented; where it refuses, as it may after an
 * attempt that died, the one that runs makes room for the declared one.
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

/** The service cannot be asked whether a transcription runs, only whether its meeting does. */
async function readTranscription(
  chime: ChimeApi,
  id: string,
  olds: Partial<TranscriptionOutputs>,
): Promise<ReadResult<TranscriptionOutputs>> {
  try {
    const region = await chime.region();
    const { Meeting } = await askTwice(() => chime.getMeeting({ MeetingId: id }));
    if (!Meeting?.MeetingId) throw new UnexpectedAnswerError("The answer names no meeting.");
    const props = { ...olds, meetingId: id, region, stateVersion: STATE_VERSION };
    return { id, props: props as TranscriptionOutputs };
  } catch (error) {
    if (isNotFound(error)) return {};
    throw explain(error, attemptOn("read", id, olds.region));
  }
}

async function deleteTranscription(
  chime: ChimeApi,
  id: string,
  { region }: Partial<TranscriptionOutputs>,
): Promise<void> {
  await stop(chime, id).catch((error) => {
    throw explain(error, attemptOn("stop", id, region));
  });
}

/** One that has ended, alone or with its meeting, is what was wanted. */
async function stop(chime: ChimeApi, meetingId: string): Promise<void> {
  try {
    await askTwice(() => chime.stopMeetingTranscription({ MeetingId: meetingId }));
  } catch (error) {
    if (!isNotFound(error) && !isUnprocessable(error)) throw error;
  }
}

function isUnprocessable(error: unknown): boolean {
  return error instanceof Error && error.name === "UnprocessableEntityException";
}

function attemptOn(verb: string, meetingId: string, region: string | undefined): Attempt {
  return { purpose: `${verb} transcription of meeting`, room: meetingId, region, whenGone: MEETING_OF_OTHERS };
}
