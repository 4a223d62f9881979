import { createHash } from "node:crypto";
import { JoinError } from "./joinError";

const WINDOW_MS = 60_000;
/** How much longer than its window a counter stays, for processes whose clocks differ. */
const KEPT_MS = 60_000;

/** Limits how often one person joins. */
export interface JoinRateLimit {
  /** Counts a request of the person, and throws a JoinError with the status 429 where it is above the limit. */
  count(person: string): Promise<void>;
}

/** Counters that all processes share. */
export interface RequestCounters {
  /** Adds 1 to the counter, which is 0 at first, and returns it. It can be deleted at `expiresAt`, in seconds since the epoch. */
  increment(key: string, expiresAt: number): Promise<number>;
}

interface JoinRateLimitOptions {
  readonly joinsPerMinute: number;
  readonly counters: RequestCounters;
  /** Distinguishes the persons of this table. */
  readonly namespace: string;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/**
 * A limit for each minute of the clock. The counters are shared, since Lambda spreads the requests of one person over processes: a
 * limit in memory would be a multiple of what was set.
 */
export function createJoinRateLimit(options: JoinRateLimitOptions): JoinRateLimit {
  const { joinsPerMinute, counters, namespace, now } = options;
  return {
    async count(person) {
      const time = now();
      const minute = Math.floor(time / WINDOW_MS);
      const end = (minute + 1) * WINDOW_MS;
      const count = await counters.increment(counterKey(namespace, person, minute), Math.ceil((end + KEPT_MS) / 1000));
      if (count > joinsPerMinute) throw tooManyJoins(Math.ceil((end - time) / 1000));
    },
  };
}

/** No room has this key, since a room's name contains no `*`. The person is not stored, only a hash. */
function counterKey(namespace: string, person: string, minute: number): string {
  const hash = createHash("sha256")
    .update(JSON.stringify([namespace, person]))
    .digest("base64url");
  return `*joins:${hash}:${minute}`;
}

function tooManyJoins(retryAfterSeconds: number): JoinError {
  return new JoinError({
    status: 429,
    code: "TooManyJoins",
    message: "This person has joined too often within a minute. Try again later.",
    retryAfterSeconds,
  });
}
