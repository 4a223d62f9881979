import type { Timer } from "../../provider/core/aws/pacer";

interface Sleeper {
  readonly wakesAt: number;
  readonly wake: () => void;
}

/** Time for many at once: it jumps to the next one who wakes, whenever everybody sleeps. */
export class VirtualTime implements Timer {
  #time = 0;
  #sleepers: Sleeper[] = [];

  readonly now = (): number => this.#time;

  readonly sleep = (milliseconds: number): Promise<void> =>
    new Promise((wake) => {
      this.#sleepers.push({ wakesAt: this.#time + milliseconds, wake });
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
      const next = this.#sleepers.toSorted((one, other) => one.wakesAt - other.wakesAt)[0];
      if (next === undefined) throw new Error("Everybody waits, and nobody sleeps.");
      this.#sleepers = this.#sleepers.filter((sleeper) => sleeper !== next);
      this.#time = Math.max(this.#time, next.wakesAt);
      next.wake();
    }
  }
}
