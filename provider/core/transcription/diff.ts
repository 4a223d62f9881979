import { type Comparisons, changesOf, type DiffResult } from "../rules/changes";
import type { TranscriptionInputs, TranscriptionOutputs } from "./outputs";
import { PROPERTIES } from "./schema";

const COMPARISONS: Comparisons<TranscriptionOutputs, TranscriptionInputs> = {
  // Without a declared region, the transcription stays in its region.
  region: (olds, news) => news.region !== undefined && news.region !== olds.region,
};

/** Any change stops the transcription and starts another one. Makes no call. */
export function diff(olds: TranscriptionOutputs, news: TranscriptionInputs): DiffResult {
  const { changed, replaces } = changesOf(PROPERTIES, olds, news, COMPARISONS);
  // A meeting has one transcription. If the new one were started first, the stop of the old one would stop it.
  if (replaces.length > 0) return { replaces, deleteBeforeReplace: true };
  return changed.length > 0 ? {} : { changes: false };
}
