import { expect } from "chai";
import { everyExactly } from "../../../emulator/media/everyExactly";
import type { MediaClock } from "../../../emulator/media/mediaClock";

describe("everyExactly", () => {
  let now: number;
  let calls: number;
  let tick: () => void;
  let isStopped: boolean;

  const clock: MediaClock = {
    now: () => now,
    every: (_milliseconds, callback) => {
      tick = callback;
      return () => {
        isStopped = true;
      };
    },
    after: () => () => undefined,
  };
  const callsAt = (time: number) => {
    const before = calls;
    now = time;
    tick();
    return calls - before;
  };

  beforeEach(() => {
    now = 1000;
    calls = 0;
    isStopped = false;
  });
  const start = () =>
    everyExactly(clock, 20, () => {
      calls += 1;
    });

  it("calls back as often as intervals are over, whenever its timer ticks", () => {
    start();
    expect([1019, 1021, 1039, 1087, 1099, 1100].map(callsAt)).to.deep.equal([0, 1, 0, 3, 0, 1]);
  });

  it("does not make up for a sleep of the machine", () => {
    start();
    expect([1020, 60_000, 60_020].map(callsAt)).to.deep.equal([1, 1, 1]);
  });

  it("goes on when the time of the machine is set back", () => {
    start();
    expect([1020, 500, 520, 540].map(callsAt)).to.deep.equal([1, 1, 1, 1]);
  });

  it("stops its timer", () => {
    start()();
    expect(isStopped).to.equal(true);
  });
});
