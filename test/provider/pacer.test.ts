import { expect } from "chai";
import { createPacer, createTimer, type Pacer } from "../../provider/core/aws/pacer";
import { type FakeTimer, fakeTimer } from "../support/fakeTimer";
import { VirtualTime } from "../support/virtualTime";

describe("pacer", () => {
  let timer: FakeTimer;
  let pacer: Pacer;

  beforeEach(() => {
    timer = fakeTimer();
    pacer = createPacer(timer);
  });

  /** A request for each answer, one after the other. */
  const play = async (...answers: ("throttled" | "succeeded")[]) => {
    for (const answer of answers) pacer[answer](await pacer.turn());
  };

  /** What two requests that follow one another are apart, to a tenth of a millisecond. */
  const space = async () => {
    const first = await pacer.turn();
    return Math.round(((await pacer.turn()) - first) * 10) / 10;
  };

  it("does not delay requests before the service has throttled one", async () => {
    for (let index = 0; index < 100; index += 1) await pacer.turn();
    expect(timer.slept).to.deep.equal([]);
  });

  it("delays requests by AWS's default rate after the service has throttled one", async () => {
    await play("throttled");
    for (let index = 0; index < 3; index += 1) await pacer.turn();
    expect(timer.slept).to.deep.equal([100, 100, 100]);
  });

  it("gives each queued request its own turn", async () => {
    const time = new VirtualTime();
    const paced = createPacer(time);
    paced.throttled(await paced.turn());
    expect(await time.run(Promise.all([paced.turn(), paced.turn(), paced.turn()]))).to.deep.equal([100, 200, 300]);
  });

  it("increases the interval once for requests that were throttled at the same time", async () => {
    await play("throttled");
    const [first, second] = [await pacer.turn(), await pacer.turn()];
    pacer.throttled(first);
    pacer.throttled(second);
    expect(await space()).to.equal(125);
  });

  it("applies a changed interval to queued requests", async () => {
    const time = new VirtualTime();
    const paced = createPacer(time);
    paced.throttled(await paced.turn());
    const first = await time.run(paced.turn());
    const waiting = Promise.all([paced.turn(), paced.turn()]);
    paced.throttled(first);
    // The first of them had begun to wait for the old one.
    expect((await time.run(waiting)).map((moment) => moment - first)).to.deep.equal([125, 250]);
  });

  it("ignores the success of a request that was sent before the latest throttled one", async () => {
    const early = await pacer.turn();
    await play("throttled");
    pacer.succeeded(early);
    expect(await space()).to.equal(100);
  });

  it("increases the interval up to two seconds", async () => {
    for (let index = 0; index < 100; index += 1) await play("throttled");
    expect(await space()).to.equal(2_000);
  });

  it("decreases the interval by a fifth with each success, until it was too short once", async () => {
    await play("throttled", "succeeded", "succeeded");
    expect(await space()).to.equal(64);
    await play("throttled", "succeeded");
    expect(await space()).to.equal(64 * 1.25 * 0.98);
  });

  it("stops to delay requests when the interval is below its minimum", async () => {
    await play("throttled", ...Array.from({ length: 20 }, () => "succeeded" as const));
    expect(await space()).to.equal(0);
  });

  it("does not accumulate timer lag", async () => {
    const late = createPacer({ ...timer, sleep: (milliseconds) => timer.sleep(milliseconds + 7) });
    late.throttled(await late.turn());
    const moments = [await late.turn(), await late.turn(), await late.turn()];
    expect(moments).to.deep.equal([107, 207, 307]);
  });

  it("rejects all queued turns when its timer is cancelled", async () => {
    const controller = new AbortController();
    const cancelled = createPacer(createTimer(controller.signal));
    // The second turn is due 100 milliseconds after the first one.
    cancelled.throttled(await cancelled.turn());
    const turns = [cancelled.turn(), cancelled.turn(), cancelled.turn()];
    controller.abort();
    const results = await Promise.allSettled(turns);
    expect(results.map((result) => (result.status === "rejected" ? result.reason.name : result.value))).to.deep.equal([
      "AbortError",
      "AbortError",
      "AbortError",
    ]);
  });
});
