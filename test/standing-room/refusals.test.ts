import { expect } from "chai";
import { UpstreamError } from "../../standing-room/handler/upstreamError";
import { type Rooms, startRooms } from "./roomsFixture";

describe("a request to join", () => {
  let rooms: Rooms;
  beforeEach(async () => {
    rooms = await startRooms({ time: "virtual" });
  });
  afterEach(() => rooms.close());

  const throttled = { effect: "error", error: "ThrottlingException" } as const;

  it("is rejected with every violated rule and its path", async () => {
    const { status, body } = await rooms.post({
      room: "standup",
      externalUserId: "x",
      capabilities: { audio: "Loud" },
    });
    expect(status).to.equal(400);
    expect(body.error).to.equal("InvalidRequest");
    expect(body.violations).to.deep.equal([
      { property: "externalUserId", reason: "must have 2 to 64 characters, got 1" },
      { property: "capabilities.audio", reason: "must be one of SendReceive, Send, Receive, None" },
      { property: "capabilities.video", reason: "is required" },
      { property: "capabilities.content", reason: "is required" },
    ]);
    expect(rooms.emulator.requests()).to.deep.equal({});
  });

  it("is rejected for capabilities that contradict each other", async () => {
    const { status, body } = await rooms.join("alice", {
      capabilities: { audio: "None", video: "None", content: "Receive" },
    });
    expect(status).to.equal(400);
    expect(body.violations?.[0]?.property).to.equal("capabilities.content");
  });

  it("is rejected for a misspelt member", async () => {
    const { status, body } = await rooms.join("alice", { capabilites: {} });
    expect(status).to.equal(400);
    expect(body.violations?.[0]?.property).to.equal("capabilites");
  });

  it("is rejected without a room and a person", async () => {
    const { status, body } = await rooms.post({});
    expect(status).to.equal(400);
    expect(body.violations?.map(({ property }) => property)).to.deep.equal(["room", "externalUserId"]);
  });

  it("is rejected for a media region that the room does not allow", async () => {
    const { status, body } = await rooms.join("alice", { room: "townhall", mediaRegion: "ap-south-1" });
    expect(status).to.equal(400);
    expect(body.message).to.contain("eu-central-1, us-west-2");
  });

  it("is rejected for a room that is not declared, also one named like a member of objects", async () => {
    expect((await rooms.join("alice", { room: "kitchen" })).body.error).to.equal("RoomNotFound");
    expect((await rooms.join("alice", { room: "constructor" })).status).to.equal(404);
  });

  it("is rejected when the body is no JSON object", async () => {
    for (const body of ["", "{", "[]", '"standup"', "null"]) expect((await rooms.post(body)).status).to.equal(400);
  });

  it("is rejected unless it is a POST", async () => {
    const response = await fetch(rooms.url);
    expect(response.status).to.equal(405);
    expect(response.headers.get("allow")).to.equal("POST");
  });

  it("is rejected with 409 when the meeting is full", async () => {
    await rooms.join("alice", { room: "townhall" });
    await rooms.join("bob", { room: "townhall" });
    const { status, body } = await rooms.join("carol", { room: "townhall" });
    expect({ status, error: body.error }).to.deep.equal({ status: 409, error: "RoomFull" });
  });

  for (const operation of ["CreateMeeting", "CreateAttendee"]) {
    it(`returns 503 with Retry-After when ${operation} is throttled, and joins at the next request`, async () => {
      rooms.emulator.addFault({ ...throttled, operation });
      const { status, headers, body } = await rooms.join("alice");
      expect({ status, error: body.error }).to.deep.equal({ status: 503, error: "Throttled" });
      expect(headers.get("retry-after")).to.equal("2");
      expect((await rooms.join("alice")).status).to.equal(200);
      expect(rooms.living()).to.have.length(1);
    });
  }

  it("returns 503 with Retry-After when DynamoDB is throttled", async () => {
    const exceeded = Object.assign(new Error("slow down"), { name: "ProvisionedThroughputExceededException" });
    const read = () => Promise.reject(new UpstreamError("GetItem", exceeded));
    const { status, headers } = await rooms.withDeps({ table: { ...rooms.deps.table, read } })("alice");
    expect(status).to.equal(503);
    expect(headers.get("retry-after")).to.equal("2");
  });

  it("returns 503 with a later Retry-After when the quota of meetings is exhausted", async () => {
    rooms.emulator.addFault({ effect: "error", error: "LimitExceededException", operation: "CreateMeeting" });
    const { status, headers, body } = await rooms.join("alice");
    expect({ status, error: body.error }).to.deep.equal({ status: 503, error: "QuotaReached" });
    expect(headers.get("retry-after")).to.equal("30");
  });

  it("returns 503 with Retry-After when a response is lost, and finds the created meeting at the next request", async () => {
    rooms.emulator.addFault({ effect: "resetAfter", operation: "CreateMeeting" });
    expect((await rooms.join("alice")).status).to.equal(503);
    const [made] = rooms.living();
    const { body } = await rooms.join("alice");
    expect(body.Meeting?.MeetingId).to.equal(made);
    expect(rooms.living()).to.deep.equal([made]);
  });

  it("returns 503 after few meetings when each new meeting has ended at once", async () => {
    const createAttendee = async () => undefined;
    const meetings = { ...rooms.deps.meetings, createAttendee, isActive: async () => false };
    const { status, body } = await rooms.withDeps({ meetings })("alice");
    expect({ status, error: body.error }).to.deep.equal({ status: 503, error: "RoomBusy" });
    expect(rooms.living()).to.have.length.within(2, 30);
  });

  it("returns 503 with Retry-After when CreateMeeting returns only meetings that have ended", async () => {
    const ended = { MeetingId: "0a1b2c3d-1111-4222-8333-0123456f2713", MediaPlacement: {} };
    const meetings = { ...rooms.deps.meetings, createMeeting: async () => ended };
    const { status, body } = await rooms.withDeps({ meetings })("alice");
    expect({ status, error: body.error }).to.deep.equal({ status: 503, error: "RoomBusy" });
  });

  it("joins a new meeting that the service does not find at once", async () => {
    rooms.emulator.addFault({ effect: "error", error: "NotFoundException", operation: "CreateAttendee" });
    rooms.emulator.addFault({ effect: "error", error: "NotFoundException", operation: "GetMeeting" });
    const { status, body } = await rooms.join("alice");
    expect(status).to.equal(200);
    expect(rooms.living()).to.deep.equal([body.Meeting?.MeetingId]);
  });

  it("returns 500 when the function has no permission, and logs the reason", async () => {
    rooms.emulator.addFault({ effect: "error", error: "ForbiddenException", operation: "CreateMeeting" });
    const { status, body } = await rooms.join("alice");
    expect({ status, error: body.error }).to.deep.equal({ status: 500, error: "Failed" });
    expect(rooms.log.at(-1)).to.include({
      outcome: "failed",
      operation: "CreateMeeting",
      failure: "ForbiddenException",
    });
  });

  it("is logged with the paths of its violations, without the values", async () => {
    await rooms.post({ room: "standup", externalUserId: "aws:secret-name" });
    expect(rooms.log.at(-1)).to.deep.include({ outcome: "refused", status: 400, properties: ["externalUserId"] });
    expect(JSON.stringify(rooms.log)).not.to.contain("secret-name");
  });

  it("logs no text of a response that cannot be parsed", async () => {
    rooms.emulator.addFault({ effect: "garbage", operation: "CreateAttendee" });
    expect((await rooms.join("alice")).status).to.equal(503);
    expect(rooms.log.at(-1)?.failureMessage).to.equal("CreateAttendee: the response cannot be parsed");
  });
});
