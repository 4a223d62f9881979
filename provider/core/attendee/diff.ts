import { isDeepStrictEqual } from "node:util";
import { type Comparisons, changesOf, type DiffResult } from "../rules/changes";
import { declarationOf, wantedCapabilities } from "./declaration";
import type { AttendeeInputs, AttendeeOutputs } from "./outputs";
import { PROPERTIES } from "./schema";

const COMPARISONS: Comparisons<AttendeeOutputs, AttendeeInputs> = {
  // With `ignoreChanges`, the engine replaces the argument of the program by the capabilities that `read` returned.
  capabilities: (olds, news) =>
    olds.declared?.capabilities !== declarationOf(news).capabilities &&
    !isDeepStrictEqual(olds.capabilities, wantedCapabilities(news)),
  // Without a declared region, the attendee stays in its region.
  region: (olds, news) => news.region !== undefined && news.region !== olds.region,
};

/** What the engine has to do for the inputs of the program. Makes no call. */
export function diff(olds: AttendeeOutputs, news: AttendeeInputs): DiffResult {
  const { changed, replaces } = changesOf(PROPERTIES, olds, news, COMPARISONS);
  // For a known ExternalUserId, the service returns the existing attendee, which the deletion of the old resource would then
  // remove.
  if (replaces.length > 0) return { replaces, deleteBeforeReplace: true };
  return changed.length > 0 ? {} : { changes: hasDrifted(olds, news) };
}

/** Capabilities that are not declared are not compared: their default depends on the features of the meeting. */
function hasDrifted(actual: AttendeeOutputs, { capabilities }: AttendeeInputs): boolean {
  return capabilities !== undefined && !isDeepStrictEqual(actual.capabilities, capabilities);
}
