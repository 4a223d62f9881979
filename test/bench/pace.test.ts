import { expect } from "chai";
import { AWS_QUOTAS } from "../../emulator";
import { PacedCalls } from "../support/pacedCalls";
import { VirtualTime } from "../support/virtualTime";

interface Conditions {
  readonly rooms: number;
  readonly parallel: number;
  readonly latencyMs: number;
  readonly requestsPerSecond: number;
}

/** Makes a call for each room through the pacer, as the retry strategy does, and returns how long it took in clock time. */
async function pace({ rooms, parallel, latencyMs, requestsPerSecond }: Conditions) {
  const timer = new VirtualTime();
  const calls = new PacedCalls(timer, { requestsPerSecond, latencyMs });
  const left = Array.from({ length: rooms }).values();
  const worker = async () => {
    for (const _room of left) await calls.call("CreateMeetingWithAttendees");
  };
  await timer.run(Promise.all(Array.from({ length: parallel }, worker)));
  const floorMs = ((rooms - AWS_QUOTAS.burst) / requestsPerSecond) * 1000;
  return { refused: calls.refused, elapsedMs: timer.now(), ratio: timer.now() / floorMs };
}

describe("The pace of 500 rooms under a quota", () => {
  for (const parallel of [16, 100]) {
    for (const latencyMs of [2, 80]) {
      for (const requestsPerSecond of [5, 10, 50]) {
        it(`is that of the quota: ${requestsPerSecond}/s, ${parallel} at once, answers after ${latencyMs} ms`, async () => {
          const { ratio } = await pace({ rooms: 500, parallel, latencyMs, requestsPerSecond });
          expect(ratio).to.be.within(1, 1.05);
        });
      }
    }
    it(`is found with few refused calls: AWS's default quota, ${parallel} at once`, async () => {
      const { refused } = await pace({ rooms: 500, parallel, latencyMs: 80, requestsPerSecond: 10 });
      // Those beyond the first burst cannot know better; then every eighth call or so tries whether there is more.
      expect(refused).to.be.within(parallel - AWS_QUOTAS.burst, parallel + 70);
    });
  }

  it("is not slowed down where there is no quota", async () => {
    const withoutQuota = { rooms: 500, parallel: 16, latencyMs: 0, requestsPerSecond: Number.POSITIVE_INFINITY };
    expect(await pace(withoutQuota)).to.include({ refused: 0, elapsedMs: 0 });
  });
});
