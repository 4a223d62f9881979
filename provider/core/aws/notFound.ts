import { InconsistentServiceError, isNotFound } from "./errors";
import type { Timer } from "./pacer";

/**
 * Retries a call once after NotFound. Pulumi removes a resource that does not exist from the state, so a single NotFound is not
 * enough.
 */
export function retryNotFound<T>(call: () => Promise<T>): Promise<T> {
  return call().catch((error) => {
    if (isNotFound(error)) return call();
    throw error;
  });
}

/**
 * Calls `operation`, and confirms its NotFound by `lookup`: Pulumi removes a resource that does not exist from the state, so a
 * wrong NotFound would orphan it. If `lookup` finds it and `operation` still does not, the error has `conflictMessage`.
 */
export async function confirmNotFound<T>(
  operation: () => Promise<T>,
  lookup: () => Promise<unknown>,
  conflictMessage: string,
): Promise<T> {
  try {
    return await operation();
  } catch (error) {
    if (!isNotFound(error)) throw error;
  }
  await lookup();
  return operation().catch((again) => {
    throw isNotFound(again) ? new InconsistentServiceError(conflictMessage, { cause: again }) : again;
  });
}

/** Waits before a call that did not find its meeting is retried. */
const DELAYS_MS = [500, 2_000];

/**
 * Retries a call that adds something to a meeting while it does not find that meeting. A meeting that was created a moment ago
 * may not be visible to every operation yet (reported publicly of CreateAttendee). For a meeting that has ended, the retries take
 * 2.5 seconds.
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
