import type { Clock } from "../clock";
import { type Scope, scopeKey } from "../scope";
import type { Quotas } from "./quotas";

interface Bucket {
  tokens: number;
  filledAt: number;
}

/** Token buckets, as AWS throttles: one for each operation and one for all, of each account in each region. */
export class RateLimiter {
  readonly #quotas: Quotas;
  readonly #clock: Clock;
  readonly #buckets = new Map<string, Bucket>();

  constructor(quotas: Quotas, clock: Clock) {
    this.#quotas = quotas;
    this.#clock = clock;
  }

  /** Whether the call is within its quotas. A call that is not costs nothing. */
  admits(scope: Scope, operation: string): boolean {
    if (!Number.isFinite(this.#quotas.requestsPerSecond)) return true;
    const buckets = [this.#filled(scopeKey(scope, "*")), this.#filled(scopeKey(scope, operation))];
    if (buckets.some(({ tokens }) => tokens < 1)) return false;
    for (const bucket of buckets) bucket.tokens -= 1;
    return true;
  }

  clear(): void {
    this.#buckets.clear();
  }

  #filled(key: string): Bucket {
    const { requestsPerSecond, burst } = this.#quotas;
    const now = this.#clock.now();
    const bucket = this.#buckets.get(key) ?? { tokens: burst, filledAt: now };
    bucket.tokens = Math.min(burst, bucket.tokens + ((now - bucket.filledAt) / 1000) * requestsPerSecond);
    bucket.filledAt = now;
    this.#buckets.set(key, bucket);
    return bucket;
  }
}
