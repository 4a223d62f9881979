import { setTimeout as sleep } from "node:timers/promises";

/** Time as the provider uses it, so that tests can stand in for it. */
export interface Timer {
  /** Milliseconds since the epoch. */
  now(): number;
  sleep(milliseconds: number): Promise<void>;
}

export const systemTimer: Timer = { now: Date.now, sleep };

/**
 * Spaces out the requests of all resources once the service has said that they come too fast. A user's quota is not known
 * (AWS's default is 10 requests a second, burst 20; accounts may have more), so the space is found: wider when the service
 * throttles, a little narrower with each success. To send a little too fast costs nothing but the refused requests.
 */
export interface Pacer {
  /** Resolves when it is this request's turn, with the moment of it. At once, as long as the service has never throttled. */
  turn(): Promise<number>;
  /** The request whose turn was at `sentAt` was refused for its rate. */
  throttled(sentAt: number): void;
  /** The request whose turn was at `sentAt` was not. */
  succeeded(sentAt: number): void;
}

/** AWS's default quota for every meetings operation (General Reference, "Amazon Chime SDK endpoints and quotas"). */
const DEFAULT_INTERVAL_MS = 100;
const LONGEST_INTERVAL_MS = 2_000;
/** Below this, spacing is given up. */
const SHORTEST_INTERVAL_MS = 2;
const WIDENING = 1.25;
const NARROWING = 0.98;
/** Until the first space turns out to be too narrow: accounts with a higher quota find theirs within a second. */
const FIRST_NARROWING = 0.8;

export function createPacer({ now, sleep }: Timer): Pacer {
  const waiting: ((turn: number) => void)[] = [];
  let isReleasing = false;
  let interval = 0;
  let narrowing = FIRST_NARROWING;
  /** The latest turn, when it was due. */
  let latest = Number.NEGATIVE_INFINITY;
  let widenedAt = Number.NEGATIVE_INFINITY;

  /** One at a time, by the interval of the moment: nobody keeps a turn that was given at a pace that proved wrong. */
  async function release(): Promise<void> {
    isReleasing = true;
    while (waiting.length > 0) {
      const late = now() - (latest + interval);
      if (late < 0) {
        await sleep(-late);
        continue;
      }
      // Counted from when it was due, so that late timers do not add up; but a pause is not made up for.
      latest = late < interval ? latest + interval : now();
      waiting.shift()?.(now());
    }
    isReleasing = false;
  }

  return {
    turn: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
        if (!isReleasing) void release();
      }),
    throttled(sentAt) {
      // Requests in flight together are refused together: that counts once.
      if (sentAt <= widenedAt) return;
      widenedAt = now();
      if (interval > 0) narrowing = NARROWING;
      interval = interval === 0 ? DEFAULT_INTERVAL_MS : Math.min(interval * WIDENING, LONGEST_INTERVAL_MS);
    },
    succeeded(sentAt) {
      if (sentAt <= widenedAt) return;
      interval *= narrowing;
      if (interval < SHORTEST_INTERVAL_MS) interval = 0;
    },
  };
}
