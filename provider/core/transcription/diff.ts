import { type Comparisons, changesOf, type DiffResult } from "../rules/changes";
import type { TranscriptionInputs, TranscriptionOutputs } from "./outputs";
import { PROPERTIES } from "./schema";

const COMPARISONS: Comparisons<TranscriptionOutputs, TranscriptionInputs> = {
  // Left out, the region is the SDK's own, and the transcription stays where it is.
  region: (olds, news) => news.region !== undefined && news.region !== olds.region,
};

/** Any change stops the transcription and starts another. Nothing is called. */
export function diff(olds: TranscriptionOutputs, news: TranscriptionInputs): DiffResult {
  const { changed, replaces } = changesOf(PROPERTIES, olds, news, COMPARISONS);
  // A meeting has one transcription: to start the new one first would have the old one's end stop it.
  if (replaces.length > 0) return { replaces, deleteBeforeReplace: true };
  return changed.length > 0 ? {} : { changes: false };
}
