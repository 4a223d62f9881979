import { expect } from "chai";
import { createPacer } from "../../provider/aws/pacer";
import { fakeTimer } from "../support/fakeTimer";

describe("pacer", () => {
  it("lets everything through at once while the service has never throttled", async () => {
    const timer = fakeTimer();
    const pacer = createPacer(timer);
    for (let index = 0; index < 100; index += 1) await pacer.turn();
    expect(timer.slept).to.deep.equal([]);
  });

  it("spaces requests by AWS's default rate once the service has throttled", async () => {
    const timer = fakeTimer();
    const pacer = createPacer(timer);
    pacer.throttled();
    for (let index = 0; index < 3; index += 1) await pacer.turn();
    expect(timer.slept).to.deep.equal([100, 100]);
  });

  it("gives those who wait together a turn each", async () => {
    const slept: number[] = [];
    const pacer = createPacer({ now: () => 0, sleep: async (milliseconds) => void slept.push(milliseconds) });
    pacer.throttled();
    await Promise.all([pacer.turn(), pacer.turn(), pacer.turn()]);
    expect(slept).to.deep.equal([100, 200]);
  });

  it("widens the space once for requests that were refused together", async () => {
    const timer = fakeTimer();
    const pacer = createPacer(timer);
    pacer.throttled();
    pacer.throttled();
    timer.time += 1_000;
    pacer.throttled();
    await pacer.turn();
    await pacer.turn();
    expect(timer.slept).to.deep.equal([125]);
  });

  it("never waits longer than two seconds for a turn", async () => {
    const timer = fakeTimer();
    const pacer = createPacer(timer);
    for (let index = 0; index < 100; index += 1) {
      timer.time += 1_000;
      pacer.throttled();
    }
    await pacer.turn();
    await pacer.turn();
    expect(timer.slept).to.deep.equal([2_000]);
  });

  it("narrows the space with each success, and gives it up in the end", async () => {
    const timer = fakeTimer();
    const pacer = createPacer(timer);
    pacer.throttled();
    pacer.succeeded();
    await pacer.turn();
    await pacer.turn();
    expect(timer.slept).to.deep.equal([99]);
    for (let index = 0; index < 400; index += 1) pacer.succeeded();
    timer.time += 1_000;
    await pacer.turn();
    await pacer.turn();
    expect(timer.slept).to.deep.equal([99]);
  });
});
