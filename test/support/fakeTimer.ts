import type { Timer } from "../../provider/core/aws/pacer";

/** A clock that only sleeping moves, and a record of the sleeps. */
export interface FakeTimer extends Timer {
  time: number;
  readonly slept: number[];
}

export function fakeTimer(): FakeTimer {
  const timer: FakeTimer = {
    time: 0,
    slept: [],
    now: () => timer.time,
    sleep: async (milliseconds) => {
      timer.slept.push(milliseconds);
      timer.time += milliseconds;
    },
  };
  return timer;
}
