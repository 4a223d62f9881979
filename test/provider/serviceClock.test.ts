import { expect } from "chai";
import { startEmulator } from "../../emulator";
import { createServiceClock } from "../../provider/core/aws/serviceClock";
import { fakeTimer } from "../support/fakeTimer";

describe("createServiceClock", () => {
  it("returns the time of this machine without an endpoint", async () => {
    const timer = fakeTimer();
    expect(await createServiceClock(timer, () => undefined)()).to.equal(timer.now());
  });

  it("returns the time of an emulator whose clock was moved, by one request", async () => {
    const timer = fakeTimer();
    const emulator = await startEmulator({ clock: timer });
    try {
      emulator.advance(3600);
      const serviceTime = createServiceClock(timer, () => emulator.url);
      expect((await serviceTime()) - timer.now()).to.be.within(3_599_000, 3_600_000);
      await emulator.close();
      expect((await serviceTime()) - timer.now()).to.be.within(3_599_000, 3_600_000);
    } finally {
      await emulator.close();
    }
  });

  it("returns the time of this machine if no server listens at the endpoint", async () => {
    const timer = fakeTimer();
    expect(await createServiceClock(timer, () => "http://127.0.0.1:1")()).to.equal(timer.now());
  });
});
