import { expect } from "chai";
import { startEmulator } from "../../emulator";

describe("The readiness address", () => {
  for (const path of ["/", "/health"]) {
    for (const method of ["GET", "HEAD"]) {
      it(`answers ${method} ${path} with 200 and the time of the emulator, and counts no call`, async () => {
        const emulator = await startEmulator({ clock: { now: () => Date.parse("2026-01-01T00:00:00Z") } });
        try {
          emulator.advance(360);
          const { status, headers } = await fetch(emulator.url + path, { method });
          expect(status).to.equal(200);
          expect(headers.get("date")).to.equal("Thu, 01 Jan 2026 00:06:00 GMT");
          expect(emulator.requests()).to.deep.equal({});
        } finally {
          await emulator.close();
        }
      });
    }
  }
});
