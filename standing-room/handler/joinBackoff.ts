import { JoinError } from "./joinError";
import type { RoomDeps } from "./roomDeps";

/** How long a request may take before it gets 503; well below the function's timeout. */
export const MAX_WAIT_MS = 8_000;
const FIRST_WAIT_MS = 50;
const LONGEST_WAIT_MS = 400;

/** The waits of one request, each twice as long as the one before. */
export interface JoinBackoff {
  /** Throws a JoinError with a Retry-After once the request has waited for MAX_WAIT_MS. */
  wait(): Promise<void>;
}

export function createJoinBackoff({ now, wait }: Pick<RoomDeps, "now" | "wait">): JoinBackoff {
  const end = now() + MAX_WAIT_MS;
  let next = FIRST_WAIT_MS;
  return {
    async wait() {
      if (now() >= end) throw busy();
      await wait(next);
      next = Math.min(next * 2, LONGEST_WAIT_MS);
    },
  };
}

/** The error of a request whose time is over. */
export function busy(): JoinError {
  return new JoinError({
    status: 503,
    code: "RoomBusy",
    message: "The room's meeting could not be joined in time. Try again.",
    retryAfterSeconds: 1,
  });
}
