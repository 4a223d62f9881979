import { expect } from "chai";
import { createJoinRateLimit } from "../../standing-room/handler/joinRateLimit";
import { createDynamoRequestCounters } from "../../standing-room/lambda/dynamoRequestCounters";
import { type Rooms, startRooms } from "./roomsFixture";
import { TABLE_NAME } from "./runningTable";

const MINUTE = 60_000;

describe("the rate limit of a standing room", () => {
  let rooms: Rooms;
  let time: number;
  beforeEach(async () => {
    rooms = await startRooms({ time: "virtual" });
    time = Date.UTC(2026, 0, 2, 3, 4, 15);
  });
  afterEach(() => rooms.close());

  /** A process of its own, which shares only the table. */
  const createProcess = (joinsPerMinute: number) => {
    const counters = createDynamoRequestCounters(rooms.table.client, TABLE_NAME);
    const rateLimit = createJoinRateLimit({ joinsPerMinute, counters, namespace: TABLE_NAME, now: () => time });
    return rooms.withDeps({ rateLimit });
  };

  it("returns 429 with the seconds until the next minute, and no other error", async () => {
    const join = createProcess(2);
    expect((await join("alice")).status).to.equal(200);
    expect((await join("alice")).status).to.equal(200);
    const { status, headers, body } = await join("alice");
    expect({ status, error: body.error, after: headers.get("retry-after") }).to.deep.equal({
      status: 429,
      error: "TooManyJoins",
      after: "45",
    });
    expect(rooms.emulator.requests()["CreateAttendee"]).to.equal(2);
  });

  it("counts the joins of each person and of each minute separately", async () => {
    const join = createProcess(1);
    expect((await join("alice")).status).to.equal(200);
    expect((await join("bob")).status).to.equal(200);
    expect((await join("alice")).status).to.equal(429);
    time += MINUTE;
    expect((await join("alice")).status).to.equal(200);
  });

  it("holds over several processes that count at the same time", async () => {
    const processes = Array.from({ length: 4 }, () => createProcess(3));
    const replies = await Promise.all(Array.from({ length: 12 }, (_, index) => processes[index % 4]?.("alice")));
    expect(replies.filter((reply) => reply?.status === 200)).to.have.length(3);
    expect(replies.filter((reply) => reply?.status === 429)).to.have.length(9);
  });

  it("does not count requests that are not valid", async () => {
    const join = createProcess(1);
    expect((await join("alice", { room: "unknown" })).status).to.equal(404);
    expect((await join("alice")).status).to.equal(200);
  });

  it("stores and logs no person, and its items expire", async () => {
    const join = createProcess(1);
    await join("alice-secret");
    await join("alice-secret");
    const items = await rooms.table.items();
    const counter = items.find(({ room }) => room?.S?.startsWith("*joins:"));
    expect(Number(counter?.["expiresAt"]?.N) * 1000).to.equal(Date.UTC(2026, 0, 2, 3, 6, 0));
    expect(JSON.stringify([items, rooms.log])).not.to.contain("alice-secret");
    expect(rooms.log.at(-1)).to.include({ outcome: "refused", status: 429, code: "TooManyJoins" });
  });
});
