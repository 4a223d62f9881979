import { AWS_QUOTAS } from "../../emulator";
import { RateLimiter } from "../../emulator/quotas/rateLimiter";
import { createPacer } from "../../provider/core/aws/pacer";
import type { VirtualTime } from "./virtualTime";

const SCOPE = { account: "111122223333", region: "us-east-1" };

interface Conditions {
  readonly requestsPerSecond: number;
  readonly latencyMs: number;
}

/** Calls of a service with a quota of requests, made through the pacer as the retry strategy makes them. */
export class PacedCalls {
  /** How many were sent. */
  made = 0;
  /** How many of these the quota refused. */
  refused = 0;
  readonly #timer: VirtualTime;
  readonly #latencyMs: number;
  readonly #pacer: ReturnType<typeof createPacer>;
  readonly #limiter: RateLimiter;

  constructor(timer: VirtualTime, { requestsPerSecond, latencyMs }: Conditions) {
    this.#timer = timer;
    this.#latencyMs = latencyMs;
    this.#pacer = createPacer(timer);
    this.#limiter = new RateLimiter({ ...AWS_QUOTAS, requestsPerSecond }, timer);
  }

  /** Calls an operation until it is admitted. */
  async call(operation: string): Promise<void> {
    for (;;) {
      const sentAt = await this.#pacer.turn();
      this.made += 1;
      await this.#timer.sleep(this.#latencyMs / 2);
      const isAdmitted = this.#limiter.admits(SCOPE, operation);
      await this.#timer.sleep(this.#latencyMs / 2);
      if (isAdmitted) return this.#pacer.succeeded(sentAt);
      this.refused += 1;
      this.#pacer.throttled(sentAt);
    }
  }
}
