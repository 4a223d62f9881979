import { expect } from "chai";
import type { Operation } from "../../tools/bench/contestants/contestant";
import type { Measurement } from "../../tools/bench/measureLife";
import { livesOf, spreadText, summarise } from "../../tools/bench/report/summary";

function measured(wallMs: number, more: Partial<Measurement> = {}): Measurement {
  return {
    contestant: "meeting",
    operation: "up",
    load: { rooms: 10, attendees: 2, parallel: 16 },
    wallMs,
    calls: { CreateMeetingWithAttendees: 10 },
    failed: 0,
    succeeded: true,
    lastWords: "",
    ...more,
  };
}

describe("The summary of measurements", () => {
  it("takes the runs of one operation together, whatever ran between them", () => {
    const [up, destroy] = summarise([
      measured(3_000),
      measured(50, { operation: "destroy" }),
      measured(1_000),
      measured(2_000),
    ]);
    expect(up).to.include({ operation: "up", runs: 3, wallMs: 2_000, wallSpread: 0.5 });
    expect(destroy).to.include({ operation: "destroy", runs: 1, wallMs: 50 });
  });

  it("keeps other loads, contestants and quotas apart", () => {
    const load = { rooms: 10, attendees: 2, parallel: 100 };
    const all = [measured(1), measured(2, { load }), measured(3, { contestant: "sdk" }), measured(4, { quota: true })];
    expect(summarise(all).map(({ wallMs }) => wallMs)).to.deep.equal([1, 2, 3, 4]);
  });

  it("counts only complete runs, and how many were not", () => {
    const broken = measured(1, { failed: 4, succeeded: false });
    const [up] = summarise([broken, measured(20), measured(30)]);
    expect(up).to.include({ wallMs: 25, runs: 2, brokenOff: 1, failed: 4, succeeded: true });
    expect(spreadText([broken, measured(20)])).to.contain("not counted: up of **this provider**");
  });

  it("shows a failure where no run was complete", () => {
    const [up] = summarise([measured(1, { failed: 4, succeeded: false }), measured(3, { succeeded: false })]);
    expect(up).to.include({ wallMs: 2, runs: 2, brokenOff: 0, failed: 4, succeeded: false });
  });

  it("says nothing of processor time where none was measured", () => {
    expect(summarise([measured(1)])[0]).to.have.property("cpuMs", undefined);
    expect(summarise([measured(1, { cpuMs: 5 })])[0]).to.have.property("cpuMs", 5);
  });

  it("gathers the operations of one life", () => {
    const operations: Operation[] = ["up", "noop", "destroy"];
    const [life, ...others] = livesOf(operations.map((operation, index) => measured(index, { operation })));
    expect(others).to.deep.equal([]);
    expect(Object.keys(life?.of ?? {})).to.deep.equal(operations);
  });
});
