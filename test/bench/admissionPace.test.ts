import type { CreateAttendeeRequest } from "@aws-sdk/client-chime-sdk-meetings";
import { expect } from "chai";
import { createAttendeeBatchers } from "../../provider/core/attendee/attendeeBatcher";
import type { ChimeApi } from "../../provider/core/aws/chimeApi";
import { MEETING_ID } from "../support/ids";
import { PacedCalls } from "../support/pacedCalls";
import { VirtualTime } from "../support/virtualTime";

const LATENCY_MS = 80;

interface Conditions {
  readonly attendees: number;
  readonly parallel: number;
  readonly requestsPerSecond: number;
}

/** Lets attendees into one meeting, as the engine asks for them; how many calls that takes, and how long in clock time. */
async function letIn({ attendees, parallel, requestsPerSecond }: Conditions) {
  const timer = new VirtualTime();
  const calls = new PacedCalls(timer, { requestsPerSecond, latencyMs: LATENCY_MS });
  const createOne = createAttendeeBatchers()(serviceOf(calls), MEETING_ID);
  const left = Array.from({ length: attendees }, (_, index) => `user-${index}`).values();
  const worker = async () => {
    for (const ExternalUserId of left) await createOne({ MeetingId: MEETING_ID, ExternalUserId });
  };
  await timer.run(Promise.all(Array.from({ length: parallel }, worker)));
  return { calls: calls.made, elapsedMs: timer.now() };
}

/** A service that answers after a while, within its quota. */
function serviceOf(calls: PacedCalls): ChimeApi {
  const attendee = ({ ExternalUserId }: Pick<CreateAttendeeRequest, "ExternalUserId">) => ({ ExternalUserId });
  return {
    createAttendee: async (request) => {
      await calls.call("CreateAttendee");
      return { Attendee: attendee(request) };
    },
    batchCreateAttendee: async ({ Attendees = [] }) => {
      await calls.call("BatchCreateAttendee");
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
