import { expect } from "chai";
import { UpstreamError } from "../../standing-room/handler/upstreamError";
import { type Rooms, startRooms } from "./roomsFixture";

const UNKNOWN_MARK = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

describe("a join request that is large, malformed or rejected by AWS", () => {
  let rooms: Rooms;
  beforeEach(async () => {
    rooms = await startRooms({ time: "virtual" });
  });
  afterEach(() => rooms.close());

  it("returns 413 for a body above the limit, and logs none of its text", async () => {
    const { status, body } = await rooms.join("alice", { [`secret${"k".repeat(20_000)}`]: 1 });
    expect({ status, error: body.error }).to.deep.equal({ status: 413, error: "RequestTooLarge" });
    expect(JSON.stringify(rooms.log)).not.to.contain("secret");
  });

  it("returns a bounded answer for many unknown members, and logs none of their names", async () => {
    const members = Object.fromEntries(Array.from({ length: 1_000 }, (_, index) => [`secret${index}`, 1]));
    const { status, body } = await rooms.join("alice", members);
    expect(status).to.equal(400);
    expect(JSON.stringify(body).length).to.be.below(8_000);
    expect(JSON.stringify(rooms.log).length).to.be.below(1_000);
    expect(JSON.stringify(rooms.log)).not.to.contain("secret");
  });

  it("returns 400 for capabilities that are nested deeply or have unknown members", async () => {
    const nested = `${'{"a":'.repeat(2_000)}1${"}".repeat(2_000)}`;
    const levels = { audio: "Send", video: "Send", content: "Send" };
    const bodies = [
      `{"room":"standup","externalUserId":"alice","capabilities":${nested}}`,
      { room: "standup", externalUserId: "alice", capabilities: { ...levels, __provider: "x" } },
      { room: "standup", externalUserId: "alice", capabilities: { ...levels, audio: UNKNOWN_MARK } },
      { room: UNKNOWN_MARK, externalUserId: "alice" },
    ];
    for (const body of bodies) expect((await rooms.post(body)).status).to.equal(400);
  });

  it("does not log the message of a BadRequestException, which can quote the request", async () => {
    const error = Object.assign(new Error("externalUserId alice-secret is not valid"), { name: "BadRequestException" });
    const createAttendee = () => Promise.reject(new UpstreamError("CreateAttendee", error));
    const meetings = { ...rooms.deps.meetings, createAttendee };
    expect((await rooms.withDeps({ meetings })("alice-secret")).status).to.equal(400);
    expect(rooms.log.at(-1)).to.include({ failure: "BadRequestException" });
    expect(JSON.stringify(rooms.log)).not.to.contain("alice-secret");
  });

  for (const name of ["ServiceUnavailable", "ENOTFOUND", "ResourceNotFoundException"]) {
    it(`returns 503 with Retry-After and names the table when DynamoDB fails with ${name}`, async () => {
      const read = () => Promise.reject(new UpstreamError("GetItem", Object.assign(new Error("x"), { name })));
      const { status, headers, body } = await rooms.withDeps({ table: { ...rooms.deps.table, read } })("alice");
      expect({ status, error: body.error }).to.deep.equal({ status: 503, error: "TableUnavailable" });
      expect(headers.get("retry-after")).to.equal("2");
    });
  }

  it("ignores a state change event without detail", async () => {
    expect(await rooms.handler({ "detail-type": "Chime Meeting State Change" })).to.equal(undefined);
    expect(rooms.log.at(-1)).to.include({ outcome: "ignored" });
  });

  it("releases the claim with its reason when CreateMeeting is rejected", async () => {
    const fault = { effect: "error", error: "LimitExceededException", operation: "CreateMeeting" } as const;
    rooms.emulator.addFault(fault);
    expect((await rooms.join("alice")).body.error).to.equal("QuotaReached");
    const item = JSON.parse((await rooms.table.item("standup"))?.["record"]?.S ?? "{}");
    expect(item).to.include({ phase: "vacant", failure: "LimitExceededException" });
    const before = rooms.deps.now();
    expect((await rooms.join("bob")).status).to.equal(200);
    expect(rooms.deps.now() - before).to.be.below(2_500);
  });

  it("returns the reason of a released claim to a joiner who waited for it", async () => {
    const opening = { phase: "opening", generation: 7, mediaRegion: "eu-central-1" } as const;
    const vacant = { phase: "vacant", generation: 7, failure: "LimitExceededException" } as const;
    const reads = [
      { record: opening, revision: "a" },
      { record: vacant, revision: "b" },
    ];
    const read = async () => reads.shift() ?? { record: vacant, revision: "b" };
    const { status, body } = await rooms.withDeps({ table: { ...rooms.deps.table, read } })("alice");
    expect({ status, error: body.error }).to.deep.equal({ status: 503, error: "QuotaReached" });
  });

  it("recognizes its own write of which the response was lost", async () => {
    const { table } = rooms.deps;
    const send = rooms.table.client.send.bind(rooms.table.client) as (command: unknown) => Promise<unknown>;
    let isRepeated = false;
    Object.assign(rooms.table.client, {
      send: async (command: object) => {
        const response = await send(command);
        if (command.constructor.name !== "PutItemCommand" || isRepeated) return response;
        isRepeated = true;
        return send(command);
      },
    });
    const stored = await table.replace("kitchen", { phase: "vacant", generation: 1 }, undefined);
    expect(stored?.record).to.deep.equal({ phase: "vacant", generation: 1 });
  });
});
