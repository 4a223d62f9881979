import type { RoomParts } from "./parts";
import { Refusal } from "./refusal";

/** How long a joiner is kept waiting before it is asked to come again; well below the function's timeout. */
const PATIENCE_MS = 8_000;
const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 400;

/** The pauses of one joiner, each twice as long as the one before, until its patience is over. */
export interface Patience {
  /** Throws a Refusal with a Retry-After when it has been long enough. */
  pause(): Promise<void>;
}

export function createPatience({ now, wait }: Pick<RoomParts, "now" | "wait">): Patience {
  const end = now() + PATIENCE_MS;
  let next = FIRST_PAUSE_MS;
  return {
    async pause() {
      if (now() >= end) throw busy();
      await wait(next);
      next = Math.min(next * 2, LONGEST_PAUSE_MS);
    },
  };
}

function busy(): Refusal {
  return new Refusal({
    status: 503,
    code: "RoomBusy",
    message: "The room's meeting is still being opened. Try again.",
    retryAfterSeconds: 1,
  });
}
