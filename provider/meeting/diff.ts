import { isDeepStrictEqual } from "node:util";
import { type Comparisons, changesOf, type DiffResult } from "../core/changes";
import { containsUnknown } from "../core/unknown";
import { driftOf } from "./drift";
import { attendeesFingerprint, declarationOf, featuresFingerprint, tagsFingerprint } from "./fingerprint";
import { expiryOf, parseDuration } from "./lifetime";
import type { Declaration, MeetingInputs, MeetingOutputs } from "./outputs";
import { PROPERTIES } from "./schema";

/** Properties that are not compared by value alone. Each function says whether the declaration has changed. */
const COMPARISONS: Comparisons<MeetingOutputs, MeetingInputs> = {
  attendees: (olds, news) => declaredBy(olds).attendees !== attendeesFingerprint(news.attendees),
  meetingFeatures: (olds, news) => declaredBy(olds).meetingFeatures !== featuresFingerprint(news.meetingFeatures),
  tags: (olds, news) => declaredBy(olds).tags !== tagsFingerprint(news.tags),
  // Left out again after the adoption, the meeting stays.
  existingMeetingId: (olds, news) => news.existingMeetingId !== undefined && news.existingMeetingId !== olds.meetingId,
  // Left out, the region is the SDK's own, and the meeting stays where it is.
  region: (olds, news) => news.region !== undefined && news.region !== olds.region,
};

/** What the engine has to do to bring the meeting of the state to the program's inputs. Nothing is called. */
export function diff(olds: MeetingOutputs, news: MeetingInputs, now: number): DiffResult {
  const { changed, replaces } = changesOf(PROPERTIES, olds, news, COMPARISONS);
  const aged = agedBy(olds, news, now);
  const byEngine = changed || isReordered(olds, news);

  if (replaces.length > 0 || aged) {
    return {
      ...(byEngine ? {} : { changes: true }),
      replaces: aged ? [...replaces, aged] : replaces,
      ...(keepsOwnToken(olds, news) ? { deleteBeforeReplace: true } : {}),
    };
  }
  if (byEngine) return {};
  // The same declaration, and another world: only here can it be seen, since the engine compares no more than inputs.
  return { changes: driftOf(olds, news).length > 0 };
}

/** Outputs without fingerprints are taken as the declaration themselves. */
function declaredBy(olds: MeetingOutputs): Declaration {
  return olds.declared ?? declarationOf(olds);
}

function isReordered(olds: MeetingOutputs, news: MeetingInputs): boolean {
  if (containsUnknown(news.attendees)) return false;
  const present = new Set(olds.attendees.map(({ externalUserId }) => externalUserId));
  const order = news.attendees.map(({ externalUserId }) => externalUserId).filter((id) => present.has(id));
  const known = new Set(order);
  const oldOrder = [...present].filter((id) => known.has(id));
  return !isDeepStrictEqual(oldOrder, order);
}

/** The name to give as the reason when the meeting is too old to keep. */
function agedBy({ createdAt }: MeetingOutputs, { replaceAfter }: MeetingInputs, now: number): string | undefined {
  if (createdAt === undefined) return undefined;
  if (now >= Date.parse(expiryOf(createdAt))) return "expiresAt";
  const limit = replaceAfter === undefined ? undefined : parseDuration(replaceAfter);
  return limit !== undefined && now - Date.parse(createdAt) >= limit ? "replaceAfter" : undefined;
}

/** The same ClientRequestToken names the same active meeting, so the old one has to end before the new one begins. */
function keepsOwnToken(olds: MeetingOutputs, news: MeetingInputs): boolean {
  return news.clientRequestToken !== undefined && olds["clientRequestToken"] === news.clientRequestToken;
}
