/** Time as the provider uses it, so that tests can stand in for it. */
export interface Timer {
  /** Milliseconds since the epoch. */
  now(): number;
  sleep(milliseconds: number): Promise<void>;
}

/**
 * Spaces out the requests of all resources once the service has said that they come too fast. A user's quota is not known
 * (AWS's default is 10 requests a second, burst 20; accounts may have more), so the space is found: wider when the service
 * throttles, a little narrower with each success. To send a little too fast costs nothing but the refused requests.
 */
export interface Pacer {
  /** Resolves when it is this request's turn. At once, as long as the service has never throttled. */
  turn(): Promise<void>;
  throttled(): void;
  succeeded(): void;
}

/** AWS's default quota for every meetings operation (General Reference, "Amazon Chime SDK endpoints and quotas"). */
const DEFAULT_INTERVAL_MS = 100;
const LONGEST_INTERVAL_MS = 2_000;
/** Below this, spacing is given up. */
const SHORTEST_INTERVAL_MS = 2;
const WIDENING = 1.25;
const NARROWING = 0.99;
/** Requests in flight together are refused together: that counts once. */
const WIDENING_PAUSE_MS = 1_000;

export function createPacer({ now, sleep }: Timer): Pacer {
  let interval = 0;
  let nextTurn = 0;
  let widenedAt = Number.NEGATIVE_INFINITY;
  return {
    async turn() {
      const mine = Math.max(now(), nextTurn);
      nextTurn = mine + interval;
      const wait = mine - now();
      if (wait > 0) await sleep(wait);
    },
    throttled() {
      if (now() - widenedAt < WIDENING_PAUSE_MS) return;
      widenedAt = now();
      interval = interval === 0 ? DEFAULT_INTERVAL_MS : Math.min(interval * WIDENING, LONGEST_INTERVAL_MS);
    },
    succeeded() {
      interval *= NARROWING;
      if (interval < SHORTEST_INTERVAL_MS) interval = 0;
    },
  };
}
