import { isDeepStrictEqual } from "node:util";
import { type Comparisons, changesOf, type DiffResult } from "../rules/changes";
import { inputsOf, recordedDeclaration } from "./declaration";
import { driftOf } from "./drift";
import { attendeesFingerprint, featuresFingerprint, tagsFingerprint } from "./fingerprint";
import { expiryOf, parseDuration } from "./lifetime";
import type { MeetingInputs, MeetingOutputs } from "./outputs";
import { PROPERTIES } from "./schema";

/** Fingerprints of the arguments whose outputs are values of the service. */
const FINGERPRINTS = {
  attendees: ({ attendees }: MeetingInputs) => attendeesFingerprint(attendees),
  meetingFeatures: ({ meetingFeatures }: MeetingInputs) => featuresFingerprint(meetingFeatures),
  tags: ({ tags }: MeetingInputs) => tagsFingerprint(tags),
} as const;

/** Properties that are not compared by value alone. Each function returns whether the program has changed. */
const COMPARISONS: Comparisons<MeetingOutputs, MeetingInputs> = {
  attendees: hasOtherDeclaration("attendees"),
  meetingFeatures: hasOtherDeclaration("meetingFeatures"),
  tags: hasOtherDeclaration("tags"),
  // An argument that is removed after the adoption is not a change.
  existingMeetingId: (olds, news) => news.existingMeetingId !== undefined && news.existingMeetingId !== olds.meetingId,
  // Without a declared region, the meeting stays in its region.
  region: (olds, news) => news.region !== undefined && news.region !== olds.region,
};

/** What the engine has to do for the inputs of the program. Makes no call. */
export function diff(olds: MeetingOutputs, news: MeetingInputs, now: number, hasEnded: boolean): DiffResult {
  const { changed, replaces } = changesOf(PROPERTIES, olds, news, COMPARISONS);
  const over = hasEnded ? "meetingId" : agedBy(olds, news, now);
  const byEngine = changed.length > 0 || isReordered(olds, news);

  if (replaces.length > 0 || over) {
    return {
      ...(byEngine ? {} : { changes: true }),
      replaces: over ? [...replaces, over] : replaces,
      ...(keepsOwnToken(olds, news) ? { deleteBeforeReplace: true } : {}),
    };
  }
  if (byEngine) return {};
  // Drift. The engine compares inputs only, and SDKs before January 2026 drop the inputs that `read` returns.
  return { changes: driftOf(olds, news).length > 0 };
}

/**
 * With `ignoreChanges`, the engine replaces an argument of the program by what `read` returned. So an argument has changed only if
 * it differs both from what the program declared before and from what the meeting has.
 */
function hasOtherDeclaration(name: keyof typeof FINGERPRINTS) {
  return (olds: MeetingOutputs, news: MeetingInputs): boolean => {
    const fingerprint = FINGERPRINTS[name](news);
    if (fingerprint === recordedDeclaration(olds)[name]) return false;
    const actual = inputsOf(olds);
    return actual === undefined || fingerprint !== FINGERPRINTS[name](actual);
  };
}

/** Only for attendees whose declaration has not changed, so that each attendee of the meeting is declared. */
function isReordered(olds: MeetingOutputs, news: MeetingInputs): boolean {
  const present = new Set(olds.attendees.map(({ externalUserId }) => externalUserId));
  const order = news.attendees.map(({ externalUserId }) => externalUserId).filter((id) => present.has(id));
  return !isDeepStrictEqual([...present], order);
}

/** The name of the property by which a meeting of this age is replaced. */
function agedBy({ createdAt }: MeetingOutputs, { replaceAfter }: MeetingInputs, now: number): string | undefined {
  if (createdAt === undefined) return undefined;
  if (now >= Date.parse(expiryOf(createdAt))) return "expiresAt";
  const limit = parseDuration(replaceAfter ?? "") ?? Number.POSITIVE_INFINITY;
  return now - Date.parse(createdAt) >= limit ? "replaceAfter" : undefined;
}

/** AWS returns the same active meeting for the same ClientRequestToken, so the old one has to be deleted first. */
function keepsOwnToken(olds: MeetingOutputs, news: MeetingInputs): boolean {
  return news.clientRequestToken !== undefined && olds["clientRequestToken"] === news.clientRequestToken;
}
