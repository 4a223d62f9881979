import { isNotFound } from "./errors";

/**
 * The answer. What the service does not find is asked for once more: Pulumi forgets for ever what is gone, so one wrong word must
 * not be enough.
 */
export function askTwice<T>(ask: () => Promise<T>): Promise<T> {
  return ask().catch((error) => {
    if (isNotFound(error)) return ask();
    throw error;
  });
}
