/** Stops a timer. */
export type Stop = () => void;

/** The time and the timers of the media, which run in real time: `advance` does not move them. */
export interface MediaClock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Calls back again and again. */
  every(milliseconds: number, callback: () => void): Stop;
  /** Calls back once. */
  after(milliseconds: number, callback: () => void): Stop;
}

/** None of its timers keeps a process alive. */
export const systemMediaClock: MediaClock = {
  now: () => Date.now(),
  every: (milliseconds, callback) => {
    const timer = setInterval(callback, milliseconds).unref();
    return () => clearInterval(timer);
  },
  after: (milliseconds, callback) => {
    const timer = setTimeout(callback, milliseconds).unref();
    return () => clearTimeout(timer);
  },
};
