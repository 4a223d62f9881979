import { expect } from "chai";
import { AWS_QUOTAS } from "../../emulator/quotas/quotas";
import type { Observation } from "../load/rooms/observation";
import { type Scenario, simulate } from "../load/rooms/simulation";

const HOUR: Scenario = {
  title: "20 rooms with four gatherings an hour each",
  rooms: 20,
  joins: 1_200,
  seconds: 3_600,
  gathering: 15,
  arrivalSeconds: 60,
  quotas: AWS_QUOTAS,
  throttledShare: () => 0.05,
};

describe("standing rooms under load, on a stepped clock", function () {
  this.timeout(120_000);

  let hour: Observation;
  before(async () => {
    hour = await simulate(HOUR);
  });

  it("let everybody in with few calls, also where DynamoDB throttles one call in twenty", () => {
    const { waits, calls, peopleWhoGaveUp } = hour;
    expect(waits).to.have.length(HOUR.joins);
    expect(peopleWhoGaveUp).to.equal(0);
    expect(calls.tableThrottled).to.be.above(0);
    // A warm join is one read and one CreateAttendee; the rest is throttled calls, new meetings and events of their ends.
    expect(calls.meetings / HOUR.joins).to.be.within(1, 1.3);
    expect(calls.table / HOUR.joins).to.be.within(1, 1.7);
  });

  it("have one meeting at a time, a new one after each end, and leave no orphan", () => {
    expect(hour.meetingsCreated).to.be.above(HOUR.rooms);
    expect(hour.splits).to.equal(0);
    expect(hour.orphans).to.equal(0);
  });

  it("let a crowd in over time where it is above the quota of requests", async () => {
    const crowd = { rooms: 4, joins: 160, seconds: 4, gathering: 40, arrivalSeconds: 2 };
    const observation = await simulate({ ...HOUR, ...crowd, throttledShare: () => 0 });
    expect(observation.calls.meetingsThrottled).to.be.above(0);
    expect(observation.waits.length + observation.peopleWhoGaveUp).to.equal(crowd.joins);
    expect(Math.max(...observation.waits)).to.be.above(1_000);
    expect(observation.splits).to.equal(0);
  });

  it("are split by a table that ignores conditions, which shows that the simulation detects a split", async () => {
    const crowd = { rooms: 4, joins: 80, seconds: 10, gathering: 20, arrivalSeconds: 0.1 };
    const observation = await simulate({ ...HOUR, ...crowd, ignoresConditions: true, throttledShare: () => 0 });
    expect(observation.splits).to.be.above(0);
  });
});
