import type { DiffResult } from "../rules/changes";
import { describeDrift, driftOf } from "./drift";
import type { MeetingInputs, MeetingOutputs } from "./outputs";

/** Why a meeting is replaced although no argument has changed, by the property that `diff` returns. */
const REPLACEMENT_REASONS: Readonly<Record<string, (news: MeetingInputs) => string>> = {
  meetingId: () => "it has ended. If `protect` forbids that, run `pulumi up --refresh`, which recreates it",
  replaceAfter: ({ replaceAfter }) => `it is older than its replaceAfter of ${replaceAfter}`,
  expiresAt: () => "it is older than 24 hours, after which AWS ends a meeting",
};

/** The message for a decision that the engine does not show, since it compares inputs, which are the same. */
export function diffMessage(
  { changes, replaces = [] }: DiffResult,
  olds: MeetingOutputs,
  news: MeetingInputs,
): string | undefined {
  const reasons = replaces.flatMap((name) => REPLACEMENT_REASONS[name]?.(news) ?? []);
  if (reasons.length > 0) return `Meeting "${news.externalMeetingId}" is replaced: ${reasons.join(", ")}.`;
  if (!changes) return undefined;
  return describeDrift(news.externalMeetingId, driftOf(olds, news));
}

export function endedMessage({ externalMeetingId }: Partial<MeetingOutputs>): string {
  return `Meeting "${externalMeetingId}" has ended. The next update recreates it if the program declares it.`;
}
