import type { MediaClock, Stop } from "../../../emulator/media/mediaClock";

interface Timer {
  due: number;
  readonly interval: number | undefined;
  readonly callback: () => void;
}

/** A clock that stands still until the test moves it. */
export class SteppedClock implements MediaClock {
  #now = Date.parse("2026-01-05T09:00:00Z");
  readonly #timers = new Set<Timer>();

  now(): number {
    return this.#now;
  }

  every(milliseconds: number, callback: () => void): Stop {
    return this.#add({ due: this.#now + milliseconds, interval: milliseconds, callback });
  }

  after(milliseconds: number, callback: () => void): Stop {
    return this.#add({ due: this.#now + milliseconds, interval: undefined, callback });
  }

  get timers(): number {
    return this.#timers.size;
  }

  /** Moves the time, and calls back what is due on the way, in the order of time. */
  advance(milliseconds: number): void {
    const end = this.#now + milliseconds;
    for (;;) {
      const [next] = [...this.#timers].filter(({ due }) => due <= end).sort((one, other) => one.due - other.due);
      if (next === undefined) break;
      this.#now = next.due;
      if (next.interval === undefined) this.#timers.delete(next);
      else next.due += next.interval;
      next.callback();
    }
    this.#now = end;
  }

  #add(timer: Timer): Stop {
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }
}
