/** Where the emulator reads the time. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };

/** ISO 8601 times have four digits of the year. */
const LATEST = Date.parse("9999-12-31T23:59:59.999Z");

/** A clock that runs with another one, and can be moved ahead of it. */
export class VirtualClock implements Clock {
  readonly #base: Clock;
  #offsetMilliseconds = 0;

  constructor(base: Clock) {
    this.#base = base;
  }

  /** How far this clock is ahead of the one below it. */
  get offsetMilliseconds(): number {
    return this.#offsetMilliseconds;
  }

  now(): number {
    return this.#base.now() + this.#offsetMilliseconds;
  }

  advance(seconds: number): void {
    if (!Number.isFinite(seconds) || seconds < 0) {
      throw new RangeError(
        `The clock cannot advance by ${seconds} seconds: it takes a number from 0 up. Use reset to start over.`,
      );
    }
    if (this.now() + seconds * 1000 > LATEST) {
      throw new RangeError(
        `The clock cannot advance by ${seconds} seconds: its latest time is the end of the year 9999.`,
      );
    }
    this.#offsetMilliseconds += seconds * 1000;
  }

  /** Puts the clock this far ahead of the one below it. */
  setOffset(milliseconds: number): void {
    this.#offsetMilliseconds = milliseconds;
  }
}
