import type { Timer } from "../../provider/core/aws/pacer";

interface Sleeper {
  readonly wakesAt: number;
  readonly wake: () => void;
}

/** Time for many at once: it jumps to the next one who wakes, whenever everybody sleeps. */
export class VirtualTime implements Timer {
  #time = 0;
  /** The next one to wake is the last; of those who wake at the same time, the one who fell asleep first. */
  readonly #sleepers: Sleeper[] = [];

  readonly now = (): number => this.#time;

  readonly sleep = (milliseconds: number): Promise<void> =>
    new Promise((wake) => {
      this.#insert({ wakesAt: this.#time + milliseconds, wake });
    });

  /** Lets time pass until the work is done, which may wait for nothing but this clock. */
  async run<T>(work: Promise<T>): Promise<T> {
    let isDone = false;
    const done = () => {
      isDone = true;
    };
    work.then(done, done);
    for (;;) {
      await new Promise((resolve) => setImmediate(resolve));
      if (isDone) return work;
      const next = this.#sleepers.pop();
      if (next === undefined) throw new Error("Everybody waits, and nobody sleeps.");
      this.#time = Math.max(this.#time, next.wakesAt);
      next.wake();
    }
  }

  /** By binary search, since a simulation has thousands of sleepers. */
  #insert(sleeper: Sleeper): void {
    let low = 0;
    let high = this.#sleepers.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#sleepers[middle]?.wakesAt ?? 0) > sleeper.wakesAt) low = middle + 1;
      else high = middle;
    }
    this.#sleepers.splice(low, 0, sleeper);
  }
}
