import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
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

  const ROWS: readonly (readonly [number, number])[] = [
    [1_999, 0],
    [2_000, 2_000],
    [-3_000, -3_000],
  ];
  for (const [moved, difference] of ROWS) {
    it(`returns a difference of ${difference} ms for an endpoint whose clock differs by ${moved} ms, by HEAD`, async () => {
      const now = Date.parse("2026-01-01T00:00:10.000Z") - moved;
      const methods: (string | undefined)[] = [];
      const server = createServer((request, response) => {
        methods.push(request.method);
        response.setHeader("date", new Date(now + moved).toUTCString()).end();
      }).listen(0, "127.0.0.1");
      await once(server, "listening");
      try {
        const { port } = server.address() as AddressInfo;
        const timer = { ...fakeTimer(), now: () => now };
        expect((await createServiceClock(timer, () => `http://127.0.0.1:${port}`)()) - now).to.equal(difference);
        expect(methods).to.deep.equal(["HEAD"]);
      } finally {
        server.closeAllConnections();
        server.close();
      }
    });
  }

  for (const [title, url] of [
    ["if no server listens at the endpoint", "http://127.0.0.1:1"],
    ["if the endpoint is no URL", "localhost"],
    ["if the endpoint has another protocol", "ftp://127.0.0.1"],
  ] as const) {
    it(`returns the time of this machine ${title}`, async () => {
      const timer = fakeTimer();
      expect(await createServiceClock(timer, () => url)()).to.equal(timer.now());
    });
  }
});
