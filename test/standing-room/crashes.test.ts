import { expect } from "chai";
import type { RoomDeps } from "../../standing-room/handler/roomDeps";
import { type Rooms, startRooms } from "./roomsFixture";

/** A process that dies at one of its calls, before or after the call has taken its effect. */
interface Crash {
  readonly call: number;
  readonly moment: "before" | "after";
}

class Died extends Error {}

/** What a joiner calls, in order. Each scenario says how many there are, so that one left out is seen. */
const SCENARIOS = [
  { room: "cold", calls: ["read", "replace", "createMeeting", "replace", "createAttendee"] },
  { room: "warm", calls: ["read", "createAttendee"] },
  {
    room: "ended",
    calls: ["read", "createAttendee", "isActive", "replace", "createMeeting", "replace", "createAttendee"],
  },
] as const;

describe("a standing room after a crash of the process that opens it", () => {
  let rooms: Rooms;
  beforeEach(async () => {
    rooms = await startRooms({ time: "virtual" });
  });
  afterEach(() => rooms.close());

  /** The deps of a process that records its calls, and dies at one of them. */
  function dying(crash?: Crash): { deps: Partial<RoomDeps>; calls: string[] } {
    const calls: string[] = [];
    const watch = <T extends object>(part: T): T =>
      new Proxy(part, {
        get:
          (target, name) =>
          async (...args: unknown[]) => {
            calls.push(String(name));
            const isDeadly = calls.length - 1 === crash?.call;
            if (isDeadly && crash.moment === "before") throw new Died();
            const answer = await (target as Record<string | symbol, (...all: unknown[]) => Promise<unknown>>)[name]?.(
              ...args,
            );
            if (isDeadly) throw new Died();
            return answer;
          },
      });
    return { deps: { table: watch(rooms.deps.table), meetings: watch(rooms.deps.meetings) }, calls };
  }

  async function prepare(room: string): Promise<void> {
    if (room === "cold") return;
    const { body } = await rooms.join("carol");
    if (room === "ended") await rooms.end(body.Meeting?.MeetingId ?? "");
  }

  for (const { room, calls: expected } of SCENARIOS) {
    it(`makes the calls ${expected.join(", ")} when it is ${room}`, async () => {
      await prepare(room);
      const { deps, calls } = dying();
      expect((await rooms.withDeps(deps)("alice")).status).to.equal(200);
      expect(calls).to.deep.equal(expected);
    });

    for (const [call, name] of expected.entries()) {
      for (const moment of ["before", "after"] as const) {
        it(`has one meeting when it was ${room} and the crash came ${moment} call ${call + 1}, ${name}`, async () => {
          await prepare(room);
          expect((await rooms.withDeps(dying({ call, moment }).deps)("alice")).status).to.equal(500);
          const bob = await rooms.join("bob");
          const alice = await rooms.join("alice");
          expect([bob.status, alice.status]).to.deep.equal([200, 200]);
          expect(alice.body.Meeting).to.deep.equal(bob.body.Meeting);
          expect(rooms.living()).to.deep.equal([bob.body.Meeting?.MeetingId]);
        });
      }
    }
  }

  it("is taken over only after its claim has expired", async () => {
    const start = rooms.deps.now();
    await rooms.withDeps(dying({ call: 2, moment: "before" }).deps)("alice");
    await rooms.join("bob");
    expect(rooms.deps.now() - start).to.be.greaterThan(2_500);
  });
});

describe("a standing room whose item is damaged", () => {
  let rooms: Rooms;
  beforeEach(async () => {
    rooms = await startRooms({ time: "virtual" });
  });
  afterEach(() => rooms.close());

  const DAMAGES: readonly (readonly [string, Record<string, { S: string }>])[] = [
    ["the record is no JSON", { record: { S: "{" } }],
    ["the record is not an object", { record: { S: "[]" } }],
    ["the generation is no number", { record: { S: '{"phase":"open","generation":"x","mediaRegion":"us-east-1"}' } }],
    ["the phase is unknown", { record: { S: '{"phase":"closed","generation":1,"mediaRegion":"us-east-1"}' } }],
    ["the item has the key only", {}],
  ];
  for (const [what, members] of DAMAGES) {
    it(`opens a new meeting when ${what}`, async () => {
      await rooms.table.put({ room: { S: "standup" }, ...members });
      const alice = await rooms.join("alice");
      const bob = await rooms.join("bob");
      expect([alice.status, bob.status]).to.deep.equal([200, 200]);
      expect(bob.body.Meeting).to.deep.equal(alice.body.Meeting);
    });
  }

  it("finds its active meeting when the item has a damaged meeting", async () => {
    const alice = await rooms.join("alice");
    const item = await rooms.table.item("standup");
    const record = { ...JSON.parse(item?.["record"]?.S ?? ""), meeting: { MeetingId: 7 } };
    await rooms.table.put({ ...item, record: { S: JSON.stringify(record) } });
    const bob = await rooms.join("bob");
    expect(bob.body.Meeting?.MeetingId).to.equal(alice.body.Meeting?.MeetingId);
    expect(rooms.living()).to.have.length(1);
  });
});
