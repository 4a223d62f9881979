import { expect } from "chai";
import { createPacer, type Pacer } from "../../provider/aws/pacer";
import { fakeTimer } from "../support/fakeTimer";

/** Takes turns one after the other, and tells when the last one was. */
async function turns(pacer: Pacer, count: number): Promise<number> {
  let last = 0;
  for (let index = 0; index < count; index += 1) last = await pacer.turn();
  return last;
}

describe("pacer", () => {
  it("lets everything through at once while the service has never throttled", async () => {
    const timer = fakeTimer();
    await turns(createPacer(timer), 100);
    expect(timer.slept).to.deep.equal([]);
  });

  it("spaces requests by AWS's default rate once the service has throttled", async () => {
    const timer = fakeTimer();
    const pacer = createPacer(timer);
    pacer.throttled(await pacer.turn());
    await turns(pacer, 3);
    expect(timer.slept).to.deep.equal([100, 100, 100]);
  });

  it("gives those who wait together a turn each, in their order", async () => {
    const timer = fakeTimer();
    const pacer = createPacer(timer);
    pacer.throttled(await pacer.turn());
    const first = timer.time;
    const moments = await Promise.all([pacer.turn(), pacer.turn(), pacer.turn()]);
    expect(moments).to.deep.equal([first + 100, first + 200, first + 300]);
  });

  it("widens the space once for requests that were sent before it was known", async () => {
    const timer = fakeTimer();
    const pacer = createPacer(timer);
    const together = [await pacer.turn(), await pacer.turn()];
    for (const sentAt of together) pacer.throttled(sentAt);
    pacer.throttled(await pacer.turn());
    await pacer.turn();
    expect(timer.slept).to.deep.equal([100, 125]);
  });

  it("never waits longer than two seconds for a turn", async () => {
    const timer = fakeTimer();
    const pacer = createPacer(timer);
    for (let index = 0; index < 100; index += 1) {
      pacer.throttled(await pacer.turn());
      timer.time += 1;
    }
    expect(Math.max(...timer.slept))
      .to.be.at.most(2_000)
      .and.above(1_990);
  });

  it("narrows the space with each success, and gives it up in the end", async () => {
    const timer = fakeTimer();
    const pacer = createPacer(timer);
    pacer.throttled(await pacer.turn());
    pacer.succeeded(await pacer.turn());
    await pacer.turn();
    expect(timer.slept).to.deep.equal([100, 80]);
    for (let index = 0; index < 400; index += 1) pacer.succeeded(timer.time);
    await turns(pacer, 10);
    expect(timer.slept).to.deep.equal([100, 80]);
  });

  it("narrows more carefully once a space was too narrow", async () => {
    const timer = fakeTimer();
    const pacer = createPacer(timer);
    pacer.throttled(await pacer.turn());
    pacer.throttled(await pacer.turn());
    pacer.succeeded(await pacer.turn());
    await pacer.turn();
    expect(timer.slept).to.deep.equal([100, 125, 122.5]);
  });
});
