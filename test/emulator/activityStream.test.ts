import { PassThrough } from "node:stream";
import { expect } from "chai";
import { ActivityStream } from "../../emulator/http/activityStream";

const CALL = { time: "2026-01-05T09:00:00.000Z", target: "GET /meetings/m", operation: "GetMeeting", status: 200 };

describe("The activity stream of the pages", () => {
  const open = (activity: ActivityStream): PassThrough => {
    const connection = new PassThrough();
    activity.answer({}, () => []).stream?.(connection);
    return connection;
  };

  it("disconnects a page that does not read, and keeps one that does", async () => {
    const activity = new ActivityStream();
    const [slow, fast] = [open(activity), open(activity)];
    fast.resume();
    const target = `GET /meetings/${"m".repeat(64 * 1024)}`;
    for (let sent = 0; sent < 100 && !slow.destroyed; sent += 1) {
      activity.send("call", { ...CALL, target });
      await new Promise((resolve) => setImmediate(resolve));
      expect(slow.writableLength).to.be.lessThan(1024 * 1024 + 2 * target.length);
    }
    expect([slow.destroyed, fast.destroyed]).to.deep.equal([true, false]);
    fast.destroy();
  });

  it("begins with the latest 30 calls", () => {
    const activity = new ActivityStream();
    for (let number = 0; number < 40; number += 1)
      activity.send("call", { ...CALL, target: `GET /meetings/${number}` });
    const targets = [...String(open(activity).read()).matchAll(/meetings\/(\d+)/g)].map(([, number]) => Number(number));
    expect(targets).to.deep.equal(Array.from({ length: 30 }, (_, index) => index + 10));
  });
});
