import { expect } from "chai";
import type { Timer } from "../../provider/core/aws/pacer";
import { createRetryStrategy } from "../../provider/core/aws/retryStrategy";
import { fakeTimer } from "../support/fakeTimer";
import { VirtualTime } from "../support/virtualTime";

type Strategy = ReturnType<typeof createRetryStrategy>;
type ErrorInfo = Parameters<Strategy["refreshRetryTokenForRetry"]>[1];

function failed(
  errorType: ErrorInfo["errorType"],
  name = "Error",
  more: Pick<ErrorInfo, "retryAfterHint"> = {},
): ErrorInfo {
  const error = Object.assign(new Error(name), { name }) as NonNullable<ErrorInfo["error"]>;
  return { errorType, error, ...more };
}

/** Fails a request in the given ways, one after the other; tells how many retries were granted. */
async function granted(strategy: Strategy, failures: readonly ErrorInfo[]): Promise<number> {
  let token = await strategy.acquireInitialRetryToken("");
  for (const [index, failure] of failures.entries()) {
    try {
      token = await strategy.refreshRetryTokenForRetry(token, failure);
    } catch (error) {
      expect(error).to.equal(failure.error);
      return index;
    }
  }
  return failures.length;
}

const times = (count: number, failure: ErrorInfo) => Array.from({ length: count }, () => failure);

describe("retryStrategy", () => {
  it("retries a broken connection four times, after doubled waits", async () => {
    const timer = fakeTimer();
    expect(await granted(createRetryStrategy(timer), times(10, failed("TRANSIENT")))).to.equal(4);
    expect(timer.slept).to.deep.equal([100, 200, 400, 800]);
  });

  it("retries an internal error four times", async () => {
    expect(await granted(createRetryStrategy(fakeTimer()), times(10, failed("SERVER_ERROR")))).to.equal(4);
  });

  it("waits for the end of a conflict of two equal requests", async () => {
    const timer = fakeTimer();
    const conflict = failed("CLIENT_ERROR", "ConflictException");
    expect(await granted(createRetryStrategy(timer), times(10, conflict))).to.equal(5);
    expect(timer.slept).to.deep.equal([200, 400, 800, 1_600, 3_200]);
  });

  it("does not retry a reached quota, which the SDK treats as throttling", async () => {
    expect(await granted(createRetryStrategy(fakeTimer()), [failed("THROTTLING", "LimitExceededException")])).to.equal(
      0,
    );
  });

  it("does not retry an invalid request", async () => {
    expect(await granted(createRetryStrategy(fakeTimer()), [failed("CLIENT_ERROR", "BadRequestException")])).to.equal(
      0,
    );
  });

  it("retries throttled requests for ten minutes", async () => {
    const timer = fakeTimer();
    await granted(createRetryStrategy(timer), times(10_000, failed("THROTTLING", "ThrottlingException")));
    expect(timer.time).to.be.within(600_000, 602_000);
  });

  it("does not retry a broken connection after two minutes of waits", async () => {
    const timer = fakeTimer();
    const strategy = createRetryStrategy(timer);
    const token = await strategy.acquireInitialRetryToken("");
    timer.time += 120_000;
    const again = strategy.refreshRetryTokenForRetry(token, failed("TRANSIENT"));
    expect(await again.then(() => "granted", String)).to.equal("Error: Error");
  });

  it("does not count retries of throttled requests against those of a broken connection", async () => {
    const failures = [...times(20, failed("THROTTLING", "ThrottlingException")), ...times(10, failed("TRANSIENT"))];
    expect(await granted(createRetryStrategy(fakeTimer()), failures)).to.equal(24);
  });

  it("respects Retry-After, up to 20 seconds", async () => {
    const timer = fakeTimer();
    const hints = [1_000, 3_600_000].map((milliseconds) =>
      failed("SERVER_ERROR", "ServiceUnavailableException", { retryAfterHint: new Date(milliseconds) }),
    );
    await granted(createRetryStrategy(timer), hints);
    expect(timer.slept).to.deep.equal([1_000, 20_000]);
  });

  it("measures Retry-After from the current time, and does not wait for a past one", async () => {
    const timer = fakeTimer();
    timer.time = 10_000;
    const hints = [12_500, 1_000].map((milliseconds) =>
      failed("SERVER_ERROR", "ServiceUnavailableException", { retryAfterHint: new Date(milliseconds) }),
    );
    await granted(createRetryStrategy(timer), hints);
    expect(timer.slept).to.deep.equal([2_500, 200]);
  });

  it("counts the retries of all kinds", async () => {
    const strategy = createRetryStrategy(fakeTimer());
    let token = await strategy.acquireInitialRetryToken("");
    for (const type of ["TRANSIENT", "THROTTLING", "TRANSIENT"] as const) {
      token = await strategy.refreshRetryTokenForRetry(token, failed(type, "ThrottlingException"));
    }
    expect(token.getRetryCount()).to.equal(3);
  });

  it("decreases the interval between requests with each success", async () => {
    const timer = fakeTimer();
    const strategy = createRetryStrategy(timer);
    const first = await strategy.acquireInitialRetryToken("");
    const second = await strategy.refreshRetryTokenForRetry(first, failed("THROTTLING", "ThrottlingException"));
    strategy.recordSuccess(second);
    await strategy.acquireInitialRetryToken("");
    expect(timer.slept).to.deep.equal([100, 80]);
  });

  it("returns a delay of 0 to the SDK", async () => {
    const token = await createRetryStrategy(fakeTimer()).acquireInitialRetryToken("");
    expect([token.getRetryCount(), token.getRetryDelay()]).to.deep.equal([0, 0]);
  });
});

/** AWS's default quota: 10 requests a second, and 20 at once. */
function defaultQuota({ now }: Timer) {
  let tokens = 20;
  let filledAt = 0;
  let refused = 0;
  return {
    admits(): boolean {
      tokens = Math.min(20, tokens + ((now() - filledAt) * 10) / 1_000);
      filledAt = now();
      if (tokens < 1) {
        refused += 1;
        return false;
      }
      tokens -= 1;
      return true;
    },
    refused: () => refused,
  };
}

describe("retryStrategy, with many rooms at once", () => {
  const LATENCY_MS = 50;

  for (const parallel of [16, 500]) {
    it(`creates 500 rooms, ${parallel} at once, near the pace of the quota and fails none`, async () => {
      const time = new VirtualTime();
      const quota = defaultQuota(time);
      const strategy = createRetryStrategy(time);
      const createRoom = async () => {
        let token = await strategy.acquireInitialRetryToken("");
        for (;;) {
          await time.sleep(LATENCY_MS);
          if (quota.admits()) return strategy.recordSuccess(token);
          token = await strategy.refreshRetryTokenForRetry(token, failed("THROTTLING", "ThrottlingException"));
        }
      };
      let started = 0;
      const worker = async () => {
        while (started < 500) {
          started += 1;
          await createRoom();
        }
      };
      await time.run(Promise.all(Array.from({ length: parallel }, worker)));
      // The quota alone takes (500 - 20) / 10 = 48 seconds.
      expect(time.now()).to.be.within(48_000, 1.1 * 48_000);
      expect(quota.refused()).to.be.below(1_000);
    });
  }
});
