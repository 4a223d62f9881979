import type { CreateAttendeeRequest } from "@aws-sdk/client-chime-sdk-meetings";
import { expect } from "chai";
import { AWS_QUOTAS } from "../../emulator";
import { RateLimiter } from "../../emulator/quotas/rateLimiter";
import { createAdmissions } from "../../provider/attendee/admission";
import type { ChimeApi } from "../../provider/aws/chimeApi";
import { createPacer } from "../../provider/aws/pacer";
import { MEETING_ID } from "../support/ids";
import { VirtualTime } from "../support/virtualTime";

const SCOPE = { account: "111122223333", region: "us-east-1" };
const LATENCY_MS = 80;

interface Conditions {
  readonly attendees: number;
  readonly parallel: number;
  readonly requestsPerSecond: number;
}

/** Lets attendees into one meeting, as the engine asks for them; how many calls that takes, and how long in clock time. */
async function letIn({ attendees, parallel, requestsPerSecond }: Conditions) {
  const timer = new VirtualTime();
  const calls = { made: 0 };
  const chime = pacedChime(timer, requestsPerSecond, calls);
  const admit = createAdmissions()(chime, MEETING_ID);
  const left = Array.from({ length: attendees }, (_, index) => `user-${index}`).values();
  const worker = async () => {
    for (const ExternalUserId of left) await admit({ MeetingId: MEETING_ID, ExternalUserId });
  };
  await timer.run(Promise.all(Array.from({ length: parallel }, worker)));
  return { calls: calls.made, elapsedMs: timer.now() };
}

/** A service behind the pacer, as the retry strategy uses it, that answers after a while, within its quota. */
function pacedChime(timer: VirtualTime, requestsPerSecond: number, calls: { made: number }): ChimeApi {
  const pacer = createPacer(timer);
  const limiter = new RateLimiter({ ...AWS_QUOTAS, requestsPerSecond }, timer);
  const call = async (operation: string) => {
    for (;;) {
      const sentAt = await pacer.turn();
      calls.made += 1;
      await timer.sleep(LATENCY_MS / 2);
      const isAdmitted = limiter.admits(SCOPE, operation);
      await timer.sleep(LATENCY_MS / 2);
      if (isAdmitted) return pacer.succeeded(sentAt);
      pacer.throttled(sentAt);
    }
  };
  const attendee = ({ ExternalUserId }: Pick<CreateAttendeeRequest, "ExternalUserId">) => ({ ExternalUserId });
  return {
    createAttendee: async (request) => {
      await call("CreateAttendee");
      return { Attendee: attendee(request) };
    },
    batchCreateAttendee: async ({ Attendees = [] }) => {
      await call("BatchCreateAttendee");
      return { Attendees: Attendees.map(attendee) };
    },
  } as Partial<ChimeApi> as ChimeApi;
}

describe("The pace of attendees who are let into one meeting", () => {
  it("is that of the quota's burst: 100 attendees, 16 at once, take a second instead of eight", async () => {
    const paced = await letIn({ attendees: 100, parallel: 16, requestsPerSecond: 10 });
    expect(paced).to.deep.equal({ calls: 15, elapsedMs: 8 * LATENCY_MS });
  });

  it("is that of two answers where all come at once", async () => {
    const paced = await letIn({ attendees: 100, parallel: 100, requestsPerSecond: 10 });
    expect(paced).to.deep.equal({ calls: 3, elapsedMs: 2 * LATENCY_MS });
  });

  it("is not slower for one or two, and for more by one answer, where there is no quota", async () => {
    const unlimited = { parallel: 16, requestsPerSecond: Number.POSITIVE_INFINITY };
    expect(await letIn({ attendees: 2, ...unlimited })).to.deep.equal({ calls: 2, elapsedMs: LATENCY_MS });
    expect((await letIn({ attendees: 16, ...unlimited })).elapsedMs).to.equal(2 * LATENCY_MS);
    // Alone, each of 100 would have its answer in the seventh wave of 16.
    expect((await letIn({ attendees: 100, ...unlimited })).elapsedMs).to.equal(8 * LATENCY_MS);
  });
});
