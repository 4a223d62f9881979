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
  // Left out, the region is the SDK's own, and the attendee stays where it is.
  region: (olds, news) => news.region !== undefined && news.region !== olds.region,
};

/** What the engine has to do to bring the attendee of the state to the program's inputs. Nothing is called. */
export function diff(olds: AttendeeOutputs, news: AttendeeInputs): DiffResult {
  const { changed, replaces } = changesOf(PROPERTIES, olds, news, COMPARISONS);
  // The service answers an ExternalUserId that is in the meeting with the attendee it has, which the deletion would then take away.
  if (replaces.length > 0) return { replaces, deleteBeforeReplace: true };
  return changed.length > 0 ? {} : { changes: hasDrifted(olds, news) };
}

/** Capabilities that the program leaves to the service are not compared: its default depends on the meeting's features. */
export function hasDrifted(actual: AttendeeOutputs, { capabilities }: AttendeeInputs): boolean {
  return capabilities !== undefined && !isDeepStrictEqual(actual.capabilities, capabilities);
}
