import type { ChimeSDKMeetingsClientConfig } from "@aws-sdk/client-chime-sdk-meetings";
import { createPacer, type Timer } from "./pacer";

/** The kind of retry strategy that the AWS SDK takes; the older kind has no tokens. */
export type SdkRetryStrategy = Extract<
  NonNullable<ChimeSDKMeetingsClientConfig["retryStrategy"]>,
  { acquireInitialRetryToken: unknown }
>;
/** What the AWS SDK passes to a strategy about a failed attempt. */
export type ErrorInfo = Parameters<SdkRetryStrategy["refreshRetryTokenForRetry"]>[1];

/** How long and how often one kind of failure is retried. */
interface RetryRule {
  readonly names?: readonly string[];
  readonly types?: readonly ErrorInfo["errorType"][];
  readonly retries: number;
  readonly withinMs: number;
  /** The wait before the first retry, which doubles with each retry; with `paced`, the shared pacer decides instead. */
  readonly delayMs: number;
  readonly paced?: true;
}

const MINUTE_MS = 60_000;

/**
 * The first rule that matches applies; a failure without a rule is not retried. This differs from the AWS SDK's own strategy in
 * three ways. A reached quota of meetings is not retried (the SDK retries it twice). Throttled requests share one queue and are
 * retried for up to 10 minutes, since the retry budget of the SDK would fail a meeting only because many are created at the same
 * time. The conflict of two equal requests is retried, because it ends when one of them is done.
 */
const RETRY_RULES: readonly RetryRule[] = [
  { names: ["LimitExceededException"], retries: 0, withinMs: 0, delayMs: 0 },
  { names: ["ConflictException"], retries: 5, withinMs: MINUTE_MS, delayMs: 200 },
  { types: ["THROTTLING"], retries: Number.POSITIVE_INFINITY, withinMs: 10 * MINUTE_MS, delayMs: 0, paced: true },
  { types: ["TRANSIENT", "SERVER_ERROR"], retries: 4, withinMs: 2 * MINUTE_MS, delayMs: 100 },
];

/** One per region and process, since AWS's quotas are per region: all resources share the request rate that is found. */
export function createRetryStrategy(timer: Timer): SdkRetryStrategy {
  const pacer = createPacer(timer);
  return {
    async acquireInitialRetryToken() {
      const sentAt = await pacer.turn();
      return retryToken(new Map(), sentAt, sentAt);
    },
    async refreshRetryTokenForRetry(token, errorInfo) {
      const { counts, startedAt, sentAt } = token as PacedToken;
      const rule = RETRY_RULES.find((candidate) => fits(candidate, errorInfo));
      const count = (rule && counts.get(rule)) ?? 0;
      if (!rule || count >= rule.retries || timer.now() - startedAt >= rule.withinMs) throw errorInfo.error;
      const retries = new Map([...counts, [rule, count + 1]]);
      if (rule.paced) {
        pacer.throttled(sentAt);
        return retryToken(retries, startedAt, await pacer.turn());
      }
      await timer.sleep(Math.max(rule.delayMs * 2 ** count, hintMs(errorInfo, timer.now())));
      return retryToken(retries, startedAt, timer.now());
    },
    recordSuccess: (token) => pacer.succeeded((token as PacedToken).sentAt),
  };
}

/** Retries so far, by rule: the retries of throttled requests do not count against those of a broken connection. */
type Counts = ReadonlyMap<RetryRule, number>;

interface PacedToken {
  readonly counts: Counts;
  readonly startedAt: number;
  /** The time at which the latest attempt was sent. */
  readonly sentAt: number;
  getRetryCount(): number;
  getRetryDelay(): number;
}

/** The wait ends before the token is returned, so the SDK does not wait. */
function retryToken(counts: Counts, startedAt: number, sentAt: number) {
  const count = [...counts.values()].reduce((sum, retries) => sum + retries, 0);
  const token: PacedToken = { counts, startedAt, sentAt, getRetryCount: () => count, getRetryDelay: () => 0 };
  return { ...token, getRetryCost: () => undefined };
}

function fits(rule: RetryRule, { error, errorType }: ErrorInfo): boolean {
  const name = error instanceof Error ? error.name : "";
  return (rule.names?.includes(name) ?? false) || (rule.types?.includes(errorType) ?? false);
}

/** The longest `Retry-After` that is respected. */
const LONGEST_HINT_MS = 20_000;

function hintMs({ retryAfterHint }: ErrorInfo, now: number): number {
  return retryAfterHint ? Math.min(retryAfterHint.getTime() - now, LONGEST_HINT_MS) : 0;
}
