import { expect } from "chai";
import { createPacer, type Pacer } from "../../provider/aws/pacer";
<<<<<<< HEAD
import { fakeTimer } from "../support/fakeTimer";
=======
import { type FakeTimer, fakeTimer } from "../support/fakeTimer";
import { VirtualTime } from "../support/virtualTime";
>>>>>>> 7a07f9f457264aa84d0b81ee84b2cc77f0f37665

/** Takes turns one after the other, and tells when the last one was. */
async function turns(pacer: Pacer, count: number): Promise<number> {
  let last = 0;
  for (let index = 0; index < count; index += 1) last = await pacer.turn();
  return last;
}

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

  it("lets everything through at once while the service has never throttled", async () => {
<<<<<<< HEAD
    const timer = fakeTimer();
    await turns(createPacer(timer), 100);
=======
    for (let index = 0; index < 100; index += 1) await pacer.turn();
>>>>>>> 7a07f9f457264aa84d0b81ee84b2cc77f0f37665
    expect(timer.slept).to.deep.equal([]);
  });

  it("spaces requests by AWS's default rate once the service has throttled", async () => {
<<<<<<< HEAD
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
=======
    await play("throttled");
    for (let index = 0; index < 3; index += 1) await pacer.turn();
    expect(timer.slept).to.deep.equal([100, 100, 100]);
  });

  it("gives those who wait together a turn each", async () => {
    const time = new VirtualTime();
    const paced = createPacer(time);
    paced.throttled(await paced.turn());
    expect(await time.run(Promise.all([paced.turn(), paced.turn(), paced.turn()]))).to.deep.equal([100, 200, 300]);
  });

  it("widens the space once for requests that were refused together", async () => {
    await play("throttled");
    const [first, second] = [await pacer.turn(), await pacer.turn()];
    pacer.throttled(first);
    pacer.throttled(second);
    expect(await space()).to.equal(125);
  });

  it("gives those who wait already the new space, too", async () => {
    const time = new VirtualTime();
    const paced = createPacer(time);
    paced.throttled(await paced.turn());
    const first = await time.run(paced.turn());
    const waiting = Promise.all([paced.turn(), paced.turn()]);
    paced.throttled(first);
    // The first of them had begun to wait for the old one.
    expect((await time.run(waiting)).map((moment) => moment - first)).to.deep.equal([125, 250]);
  });

  it("takes an early answer for nothing that it knows better by now", async () => {
    const early = await pacer.turn();
    await play("throttled");
    pacer.succeeded(early);
    expect(await space()).to.equal(100);
  });

  it("never waits longer than two seconds for a turn", async () => {
    for (let index = 0; index < 100; index += 1) await play("throttled");
    expect(await space()).to.equal(2_000);
  });

  it("narrows the space by a fifth with each success, until it has been too narrow once", async () => {
    await play("throttled", "succeeded", "succeeded");
    expect(await space()).to.equal(64);
    await play("throttled", "succeeded");
    expect(await space()).to.equal(64 * 1.25 * 0.98);
  });

  it("gives the space up where it narrows to nothing", async () => {
    await play("throttled", ...Array.from({ length: 20 }, () => "succeeded" as const));
    expect(await space()).to.equal(0);
  });

  it("does not let late timers add up", async () => {
    const late = createPacer({ ...timer, sleep: (milliseconds) => timer.sleep(milliseconds + 7) });
    late.throttled(await late.turn());
    const moments = [await late.turn(), await late.turn(), await late.turn()];
    expect(moments).to.deep.equal([107, 207, 307]);
>>>>>>> 7a07f9f457264aa84d0b81ee84b2cc77f0f37665
  });
});
