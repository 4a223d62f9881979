import type { ChimeApiFor } from "../aws/chimeApi";
import type { MeetingStatuses } from "../chime/meetingStatus";
import { toPlainJson } from "../json";
import { keepCreated } from "../lifecycle/keepCreated";
import type { ResourceLifecycle } from "../lifecycle/resourceLifecycle";
import { createTranscription } from "./createTranscription";
import { deleteTranscription } from "./deleteTranscription";
import { diff } from "./diff";
import type { TranscriptionInputs, TranscriptionOutputs } from "./outputs";
import { readTranscription } from "./readTranscription";
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
