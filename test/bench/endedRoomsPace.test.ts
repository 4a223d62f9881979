import { expect } from "chai";
import type { ChimeApi } from "../../provider/core/aws/chimeApi";
import { createMeetingStatuses } from "../../provider/core/chime/meetingStatus";
import { createMeetingLifecycle } from "../../provider/core/meeting/lifecycle";
import { meetingInputs, meetingOutputs } from "../support/meetingInputs";
import { PacedCalls } from "../support/pacedCalls";
import { VirtualTime } from "../support/virtualTime";

const ROOMS = 500;
const CONDITIONS = { requestsPerSecond: 10, latencyMs: 80 };
const AN_HOUR_LATER = Date.parse("2026-01-01T01:00:00.000Z");

const meetingId = (index: number) => `0a1b2c3d-1111-4222-8333-${String(index).padStart(12, "0")}`;

/** A provider of 500 active meetings that are an hour old, at a service with AWS's default quota. */
function startProvider(refreshesBeforeUpdate: boolean) {
  const timer = new VirtualTime();
  const calls = new PacedCalls(timer, CONDITIONS);
  const chime = {
    region: async () => "us-east-1",
    getMeeting: async ({ MeetingId }) => {
      await calls.call("GetMeeting");
      return { Meeting: { MeetingId } };
    },
    listAttendees: async () => {
      await calls.call("ListAttendees");
      return { Attendees: [] };
    },
  } as Partial<ChimeApi> as ChimeApi;
  const lifecycle = createMeetingLifecycle({
    chimeFor: () => chime,
    timer,
    serviceTime: async () => AN_HOUR_LATER,
    statuses: createMeetingStatuses(() => undefined),
    newRequestToken: () => "token",
    refreshesBeforeUpdate: () => refreshesBeforeUpdate,
    log: () => undefined,
  });
  return { timer, calls, lifecycle };
}

const inputs = meetingInputs();
const outputs = (index: number) => meetingOutputs(inputs, { meetingId: meetingId(index) });

/** As the engine does: one resource after the other. */
async function compareAll(refreshesBeforeUpdate: boolean) {
  const { timer, calls, lifecycle } = startProvider(refreshesBeforeUpdate);
  const compare = async () => {
    for (let index = 0; index < ROOMS; index += 1) {
      await lifecycle.check({}, inputs);
      await lifecycle.diff(meetingId(index), outputs(index), inputs);
    }
  };
  await timer.run(compare());
  return { calls: calls.made - calls.refused, seconds: Math.round(timer.now() / 1000) };
}

/** As the engine does: 16 resources at a time. */
async function refreshAll() {
  const { timer, calls, lifecycle } = startProvider(true);
  const left = Array.from({ length: ROOMS }, (_, index) => index).values();
  const worker = async () => {
    for (const index of left) await lifecycle.read(meetingId(index), outputs(index));
  };
  await timer.run(Promise.all(Array.from({ length: 16 }, worker)));
  return { calls: calls.made - calls.refused, seconds: Math.round(timer.now() / 1000) };
}

describe("Noticing which of 500 meetings have ended, at AWS's default quota", () => {
  it("costs an update one call for each, and 48 seconds", async () => {
    expect(await compareAll(true)).to.deep.equal({ calls: 500, seconds: 48 });
  });

  it("costs nothing where it is turned off", async () => {
    expect(await compareAll(false)).to.deep.equal({ calls: 0, seconds: 0 });
  });

  it("costs a refresh two calls for each, and 98 seconds", async () => {
    expect(await refreshAll()).to.deep.equal({ calls: 1000, seconds: 98 });
  });
});
