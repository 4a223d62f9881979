import { setTimeout } from "node:timers/promises";

/** The clock of the provider. Tests inject another one. */
export interface Timer {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Rejects with an AbortError once `signal` is aborted. */
  sleep(milliseconds: number): Promise<void>;
  /** Cancels waits and requests. Default: nothing does. */
  readonly signal?: AbortSignal;
}

/** The clock of this machine. With a `signal`, its abort cancels all waits and requests that use the timer. */
export function createTimer(signal?: AbortSignal): Timer {
  return {
    now: Date.now,
    sleep: (milliseconds) => setTimeout(milliseconds, undefined, signal ? { signal } : {}),
    ...(signal ? { signal } : {}),
  };
}

/**
 * Limits the rate of all requests once the service has throttled one. The quota of the account is unknown (AWS's default is 10
 * requests per second with a burst of 20), so the interval between requests is adapted: each throttled request increases it, and
 * each success decreases it a little. An interval that is slightly too short costs only the throttled requests.
 */
export interface Pacer {
  /** Resolves with the current time when the request may be sent: at once, as long as the service has never throttled. */
  turn(): Promise<number>;
  /** The service throttled the request whose turn was at `sentAt`. */
  throttled(sentAt: number): void;
  /** The service did not throttle the request whose turn was at `sentAt`. */
  succeeded(sentAt: number): void;
}

/** AWS's default quota for every meetings operation (General Reference, "Amazon Chime SDK endpoints and quotas"). */
const DEFAULT_INTERVAL_MS = 100;
const LONGEST_INTERVAL_MS = 2_000;
/** Below this, requests are not delayed at all. */
const SHORTEST_INTERVAL_MS = 2;
const INCREASE = 1.25;
const DECREASE = 0.98;
/** Until an interval turns out to be too short: accounts with a higher quota reach their rate within a second. */
const FIRST_DECREASE = 0.8;

export function createPacer({ now, sleep }: Timer): Pacer {
  let queue: Promise<unknown> = Promise.resolve();
  let interval = 0;
  let decrease = FIRST_DECREASE;
  /** When the latest turn was due. */
  let latest = Number.NEGATIVE_INFINITY;
  let increasedAt = Number.NEGATIVE_INFINITY;

  /** Computes the wait again after each sleep, so that queued requests pick up interval changes. */
  async function waitForTurn(): Promise<number> {
    while (latest + interval > now()) await sleep(latest + interval - now());
    const late = now() - (latest + interval);
    // Schedule from the due time so that timer lag does not accumulate; idle time is not carried over as credit.
    latest = late < interval ? latest + interval : now();
    return now();
  }

  return {
    turn() {
      const turn = queue.then(waitForTurn);
      // A turn that is cancelled does not block those behind it.
      queue = turn.catch(() => undefined);
      return turn;
    },
    throttled(sentAt) {
      // Requests that are in flight at the same time are throttled at the same time: that increases the interval once.
      if (sentAt <= increasedAt) return;
      increasedAt = now();
      if (interval > 0) decrease = DECREASE;
      interval = interval === 0 ? DEFAULT_INTERVAL_MS : Math.min(interval * INCREASE, LONGEST_INTERVAL_MS);
    },
    succeeded(sentAt) {
      if (sentAt <= increasedAt) return;
      interval *= decrease;
      if (interval < SHORTEST_INTERVAL_MS) interval = 0;
    },
  };
}
