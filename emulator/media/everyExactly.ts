import type { MediaClock, Stop } from "./mediaClock";

/** A timer that is later than this was not late: the machine slept. What was missed is not made up for. */
const LONGEST_DELAY_MS = 200;

/** Calls back once for each interval that is over. Timers are late, so one tick may call back several times: the average is exact. */
export function everyExactly(clock: MediaClock, milliseconds: number, callback: () => void): Stop {
  let dueAt = clock.now() + milliseconds;
  return clock.every(milliseconds, () => {
    const now = clock.now();
    const wasSetBack = dueAt - now > milliseconds;
    if (wasSetBack || now - dueAt > LONGEST_DELAY_MS) dueAt = now;
    for (; dueAt <= now; dueAt += milliseconds) callback();
  });
}
