import { isNotFound } from "./errors";
import type { Timer } from "./pacer";

/** Waits before a meeting that was not found is tried again. */
const DELAYS_MS = [500, 2_000];

/**
 * Retries a call that adds something to a meeting while it does not find that meeting. A meeting that was created a moment ago may not
 * be visible to every operation yet (reported publicly of CreateAttendee); one that has ended costs 2.5 seconds more.
 */
export async function retryNotVisible<T>(call: () => Promise<T>, timer: Timer): Promise<T> {
  for (const delay of DELAYS_MS) {
    try {
      return await call();
    } catch (error) {
      if (!isNotFound(error)) throw error;
    }
    await timer.sleep(delay);
  }
  return call();
}
