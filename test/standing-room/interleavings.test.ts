import { setImmediate as nextTurn } from "node:timers/promises";
import { expect } from "chai";
import fc from "fast-check";
import type { ActionService } from "../../standing-room/handler/actions/actionService";
import { performAction } from "../../standing-room/handler/actions/performAction";
import type { JoinRequest } from "../../standing-room/handler/checkJoinRequest";
import { forgetMeeting } from "../../standing-room/handler/forgetMeeting";
import { JoinError } from "../../standing-room/handler/joinError";
import { type Joined, joinRoom } from "../../standing-room/handler/joinRoom";
import { MemoryRoomTable } from "../../standing-room/handler/memoryRoomTable";
import type { RoomDeps } from "../../standing-room/handler/roomDeps";
import type { RoomTable } from "../../standing-room/handler/roomTable";
import { ModelService, TOKEN_MEMORIES, type TokenMemory } from "./modelService";

const RUNS = 400;
const START = Date.parse("2026-01-05T09:00:00Z");
const PEOPLE = ["alice", "bob", "carol"] as const;

interface Crash {
  readonly person: (typeof PEOPLE)[number];
  readonly call: number;
}

interface Scenario {
  readonly scheduler: fc.Scheduler;
  readonly memory: TokenMemory;
  readonly crash: Crash | undefined;
  readonly isWarm: boolean;
  /** By how much a pause is longer than asked for, so that claims run out under those who still hold them. */
  readonly delay: number;
  readonly table?: RoomTable;
}

interface Played {
  readonly service: ModelService;
  readonly table: RoomTable;
  readonly joined: readonly Joined[];
  readonly refused: readonly unknown[];
  /** Joins the room alone, after everything else. */
  joinLater(externalUserId: string): Promise<Joined>;
}

const scenarios = {
  scheduler: fc.scheduler(),
  memory: fc.constantFrom(...TOKEN_MEMORIES),
  crash: fc.option(fc.record({ person: fc.constantFrom(...PEOPLE), call: fc.nat(8) }), { nil: undefined }),
  isWarm: fc.boolean(),
  delay: fc.constantFrom(0, 3_000),
};

const request = (externalUserId: string): JoinRequest => ({
  room: "standup",
  template: { mediaRegion: "us-east-1" },
  externalUserId,
  isVerified: false,
  capabilities: undefined,
  mediaRegion: "us-east-1",
});

/**
 * Three people join, one process may die at any call, one of them leaves, a host ends the meeting, and it ends by itself with the event of
 * its end, all in any order.
 */
async function play({
  scheduler,
  memory,
  crash,
  isWarm,
  delay,
  table = new MemoryRoomTable(),
}: Scenario): Promise<Played> {
  const service = new ModelService(memory);
  let time = START;
  const direct: RoomDeps = {
    meetings: service,
    table,
    namespace: "model",
    now: () => time,
    wait: async (milliseconds) => {
      time += milliseconds;
    },
    log: () => undefined,
  };
  if (isWarm) await joinRoom(request("dave"), direct);

  /** A call reaches the other side at any time, and its answer comes back at any later time, or never. */
  const remote = <T extends object>(target: T, label: string, isLast: () => boolean): T =>
    new Proxy(target, {
      get:
        (_, name) =>
        async (...args: unknown[]) => {
          const isDeadly = isLast();
          await scheduler.schedule(Promise.resolve(), `${label}: ${String(name)} reaches`);
          const method = target[name as keyof T] as (...all: unknown[]) => Promise<unknown>;
          const answer = await method.apply(target, args);
          if (isDeadly) return new Promise(() => undefined);
          await scheduler.schedule(Promise.resolve(), `${label}: ${String(name)} answers`);
          return answer;
        },
    });
  const processOf = (person: string): RoomDeps => {
    let calls = 0;
    const isLast = () => calls++ === crash?.call && person === crash.person;
    return {
      ...direct,
      meetings: remote(service as RoomDeps["meetings"], person, isLast),
      table: remote(table, person, isLast),
      wait: async (milliseconds) => {
        await scheduler.schedule(Promise.resolve(), `${person}: pause of ${milliseconds} ms`);
        time += milliseconds + delay;
      },
    };
  };

  const joined: Joined[] = [];
  const refused: unknown[] = [];
  for (const person of PEOPLE) {
    joinRoom(request(person), processOf(person)).then(
      (one) => joined.push(one),
      (error: unknown) => refused.push(error),
    );
  }
  void scheduler.schedule(Promise.resolve(), "the meeting ends").then(async () => {
    service.endAll();
    for (const { id } of service.meetings) await forgetMeeting("standup", id, processOf("the event of the end"));
  });
  for (const action of ["leave", "end"] as const) {
    void scheduler.schedule(Promise.resolve(), `the action ${action}`).then(async () => {
      const actor = { externalUserId: "alice", rooms: undefined, hostRooms: [], actions: [action] };
      const deps = processOf(`the action ${action}`);
      const actions = remote(service as ActionService, `the action ${action}`, () => false);
      // A room without a meeting, or a meeting without alice, refuses the action.
      await performAction({ action, room: "standup" }, actor, { ...deps, actions }).catch((error: unknown) => {
        if (!(error instanceof JoinError)) throw error;
      });
    });
  }
  await untilNothingIsScheduled(scheduler);
  return { service, table, joined, refused, joinLater: (person) => joinRoom(request(person), direct) };
}

/** A continuation may need some ticks to schedule its next call, which `waitAll` alone would not wait for. */
async function untilNothingIsScheduled(scheduler: fc.Scheduler): Promise<void> {
  await nextTurn();
  while (scheduler.count() > 0) {
    await scheduler.waitOne();
    await nextTurn();
  }
}

describe("three joiners, a leave, two ends and a crash in every order", function () {
  this.timeout(120_000);

  it("never have two people in two active meetings of one room", async () => {
    await fc.assert(
      fc.asyncProperty(fc.record(scenarios), async (scenario) => {
        const { service } = await play(scenario);
        expect(service.splits).to.deep.equal([]);
      }),
      { numRuns: RUNS },
    );
  });

  it("leave a room that can be joined and has one meeting", async () => {
    await fc.assert(
      fc.asyncProperty(fc.record(scenarios), async (scenario) => {
        const { service, joinLater } = await play(scenario);
        const erin = await joinLater("erin");
        const frank = await joinLater("frank");
        expect(frank.Meeting.MeetingId).to.equal(erin.Meeting.MeetingId);
        const inhabited = service.meetings.filter(({ isActive, attendees }) => isActive && attendees.size > 0);
        expect(inhabited.map(({ id }) => id)).to.deep.equal([erin.Meeting.MeetingId]);
        expect(service.splits).to.deep.equal([]);
      }),
      { numRuns: RUNS },
    );
  });

  it("all join where no process crashes", async () => {
    await fc.assert(
      fc.asyncProperty(fc.record(scenarios), async (scenario) => {
        const { joined, refused } = await play({ ...scenario, crash: undefined, delay: 0 });
        expect(refused).to.deep.equal([]);
        expect(joined).to.have.length(PEOPLE.length);
      }),
      { numRuns: RUNS },
    );
  });

  it("open at most one meeting before each of the two ends and one after them", async () => {
    await fc.assert(
      fc.asyncProperty(fc.record(scenarios), async (scenario) => {
        const { service } = await play({ ...scenario, memory: "while the meeting lives" });
        // Every process asks by the generation's token, so another meeting needs another generation, and that an end.
        expect(service.meetings.length).to.be.at.most(3);
      }),
      { numRuns: RUNS },
    );
  });

  it("are split by a table that writes without its condition, which shows that the test detects a split", async () => {
    const careless = (): RoomTable => {
      const table = new MemoryRoomTable();
      return {
        read: (room) => table.read(room),
        replace: async (room, record) => table.replace(room, record, await table.read(room)),
      };
    };
    const outcome = await fc.check(
      fc.asyncProperty(fc.record(scenarios), async (scenario) => {
        const { service } = await play({ ...scenario, memory: "not at all", table: careless() });
        expect(service.splits).to.deep.equal([]);
      }),
      { numRuns: RUNS },
    );
    expect(outcome.failed).to.equal(true);
  });
});
