import { expect } from "chai";
import type { Contestant, Load, Operation } from "../../tools/bench/contestants/contestant";
import { contestantsIn } from "../../tools/bench/contestants/contestants";
import { createPulumiProject, type PulumiProject } from "../../tools/bench/contestants/pulumiProject";
import { type EmulatorProcess, startEmulatorProcess } from "../../tools/bench/machine/emulatorProcess";
import { type Measurement, measureLife } from "../../tools/bench/measureLife";
import { measureRoomBytes } from "../../tools/bench/report/roomBytes";
import { findEngine } from "../../tools/engine/findEngine";

const LOAD: Load = { rooms: 4, attendees: 2, parallel: 16 };

type Life = ReadonlyMap<Operation, Measurement>;

/** What the bench measures that is the same on every machine: a change that costs users something shows here. */
describe("What rooms cost on the real engine", function () {
  this.timeout(600_000);
  let project: PulumiProject;
  let emulator: EmulatorProcess;
  let meeting: Life;
  let empty: Life;
  let sameBytes: Life;
  let crowd: Life;
  let native: Life;

  before(async function () {
    // Where no engine is found one is built, which takes minutes.
    this.timeout(0);
    await findEngine();
    emulator = await startEmulatorProcess();
    project = await createPulumiProject(emulator);
    const contestants = contestantsIn(project, undefined);
    const lead = (name: string, load: Load, operations?: readonly Operation[]) =>
      leadLife(contestants.get(name), load, emulator, operations);
    meeting = await lead("meeting", LOAD);
    empty = await lead("empty", LOAD, ["up"]);
    sameBytes = await lead("sameBytes", LOAD, ["up"]);
    crowd = await lead("meeting", { ...LOAD, rooms: 1, attendees: 250 }, ["up"]);
    native = await lead("native", LOAD);
  });

  after(async () => {
    project?.remove();
    await emulator?.close();
  });

  it("is one call a room to create and to delete, two to refresh, and none otherwise", () => {
    const calls = Object.fromEntries([...meeting].map(([operation, measurement]) => [operation, measurement.calls]));
    expect(calls).to.deep.equal({
      up: { CreateMeetingWithAttendees: 4 },
      noop: {},
      preview: {},
      refresh: { GetMeeting: 4, ListAttendees: 4 },
      destroy: { DeleteMeeting: 4 },
    });
  });

  it("is the same calls with the native provider, but for two a room in each operation that may change something", () => {
    const calls = Object.fromEntries([...native].map(([operation, measurement]) => [operation, measurement.calls]));
    const refreshed = { GetMeeting: 4, ListAttendees: 4 };
    expect(calls).to.deep.equal({
      up: { CreateMeetingWithAttendees: 4 },
      noop: refreshed,
      preview: refreshed,
      refresh: refreshed,
      destroy: { ...refreshed, DeleteMeeting: 4 },
    });
  });

  it("is less in state with the native provider", () => {
    expect(stateBytesPerRoom(native)).to.be.below(stateBytesPerRoom(meeting));
  });

  it("is one more call for each 100 attendees beyond the first 20", () => {
    expect(crowd.get("up")?.calls).to.deep.equal({ CreateMeetingWithAttendees: 1, BatchCreateAttendee: 3 });
  });

  it("is in state what the engine itself takes, and at most half as much again as the room's own bytes", async () => {
    const own = stateBytesPerRoom(meeting) - stateBytesPerRoom(empty);
    expect(own).to.be.within(1, 1.5 * (await measureRoomBytes()));
  });

  it("is in state as much as the same inputs and outputs of a resource that does nothing", () => {
    // The engine keeps the stack trace of each resource's constructor, and the names of files are in it.
    expect(stateBytesPerRoom(meeting) - stateBytesPerRoom(sameBytes)).to.be.within(-150, 150);
  });
});

async function leadLife(
  contestant: Contestant | undefined,
  load: Load,
  emulator: EmulatorProcess,
  operations?: readonly Operation[],
): Promise<Life> {
  const measurements = contestant ? await measureLife(contestant, load, emulator, { operations }) : [];
  for (const { succeeded, operation, lastWords } of measurements) {
    expect(succeeded, `${operation}: ${lastWords}`).to.equal(true);
  }
  return new Map(measurements.map((measurement) => [measurement.operation, measurement]));
}

function stateBytesPerRoom(life: Life): number {
  return Math.round((life.get("up")?.stateBytes ?? Number.NaN) / LOAD.rooms);
}
