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
  /** By how many milliseconds a timer that is started now, and calls back once, will be late. */
  lateness: (now: number) => number = () => 0;
  /** How many timers have called back. */
  calls = 0;

  now(): number {
    return this.#now;
  }

  every(milliseconds: number, callback: () => void): Stop {
    return this.#add({ due: this.#now + milliseconds, interval: milliseconds, callback });
  }

  after(milliseconds: number, callback: () => void): Stop {
    return this.#add({ due: this.#now + milliseconds + this.lateness(this.#now), interval: undefined, callback });
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
      this.calls += 1;
      next.callback();
    }
    this.#now = end;
  }

  /** Sets the time, as after the machine has slept. Timers measure durations, so they do not notice. */
  set(milliseconds: number): void {
    this.#now += milliseconds;
    for (const timer of this.#timers) timer.due += milliseconds;
  }

  #add(timer: Timer): Stop {
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }
}
