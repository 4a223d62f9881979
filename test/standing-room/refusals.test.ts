import { expect } from "chai";
import { UpstreamError } from "../../standing-room/handler/upstreamError";
import { type Rooms, startRooms } from "./roomsFixture";

describe("a request to join that gets no meeting", () => {
  let rooms: Rooms;
  beforeEach(async () => {
    rooms = await startRooms({ time: "virtual" });
  });
  afterEach(() => rooms.close());

  const throttled = { effect: "error", error: "ThrottlingException" } as const;

  it("is refused with every violated rule and its path", async () => {
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

  it("is refused for capabilities that contradict each other", async () => {
    const { status, body } = await rooms.join("alice", {
      capabilities: { audio: "None", video: "None", content: "Receive" },
    });
    expect(status).to.equal(400);
    expect(body.violations?.[0]?.property).to.equal("capabilities.content");
  });

  it("is refused for a misspelt member", async () => {
    const { status, body } = await rooms.join("alice", { capabilites: {} });
    expect(status).to.equal(400);
    expect(body.violations?.[0]?.property).to.equal("capabilites");
  });

  it("is refused without a room and a person", async () => {
    const { status, body } = await rooms.post({});
    expect(status).to.equal(400);
    expect(body.violations?.map(({ property }) => property)).to.deep.equal(["room", "externalUserId"]);
  });

  it("is refused for a media region that the room does not allow", async () => {
    const { status, body } = await rooms.join("alice", { room: "townhall", mediaRegion: "ap-south-1" });
    expect(status).to.equal(400);
    expect(body.message).to.contain("eu-central-1, us-west-2");
  });

  it("is refused for a room that is not declared, also one named like a member of objects", async () => {
    expect((await rooms.join("alice", { room: "kitchen" })).body.error).to.equal("RoomNotFound");
    expect((await rooms.join("alice", { room: "constructor" })).status).to.equal(404);
  });

  it("is refused when the body is no JSON object", async () => {
    for (const body of ["", "{", "[]", '"standup"', "null"]) expect((await rooms.post(body)).status).to.equal(400);
  });

  it("is refused unless it is a POST", async () => {
    const response = await fetch(rooms.url);
    expect(response.status).to.equal(405);
    expect(response.headers.get("allow")).to.equal("POST");
  });

  it("is refused with 409 when the meeting is full", async () => {
    await rooms.join("alice", { room: "townhall" });
    await rooms.join("bob", { room: "townhall" });
    const { status, body } = await rooms.join("carol", { room: "townhall" });
    expect({ status, error: body.error }).to.deep.equal({ status: 409, error: "RoomFull" });
  });

  for (const operation of ["CreateMeeting", "CreateAttendee"]) {
    it(`is asked to come again when ${operation} is throttled, and then gets in`, async () => {
      rooms.emulator.addFault({ ...throttled, operation });
      const { status, headers, body } = await rooms.join("alice");
      expect({ status, error: body.error }).to.deep.equal({ status: 503, error: "Throttled" });
      expect(headers.get("retry-after")).to.equal("2");
      expect((await rooms.join("alice")).status).to.equal(200);
      expect(rooms.living()).to.have.length(1);
    });
  }

  it("is asked to come again when DynamoDB is throttled", async () => {
    const exceeded = Object.assign(new Error("slow down"), { name: "ProvisionedThroughputExceededException" });
    const read = () => Promise.reject(new UpstreamError("GetItem", exceeded));
    const { status, headers } = await rooms.withParts({ table: { ...rooms.parts.table, read } })("alice");
    expect(status).to.equal(503);
    expect(headers.get("retry-after")).to.equal("2");
  });

  it("is asked to come again later when the account has no meeting left", async () => {
    rooms.emulator.addFault({ effect: "error", error: "LimitExceededException", operation: "CreateMeeting" });
    const { status, headers, body } = await rooms.join("alice");
    expect({ status, error: body.error }).to.deep.equal({ status: 503, error: "QuotaReached" });
    expect(headers.get("retry-after")).to.equal("30");
  });

  it("is asked to come again when an answer of the service is lost, and then finds the meeting that was made", async () => {
    rooms.emulator.addFault({ effect: "resetAfter", operation: "CreateMeeting" });
    expect((await rooms.join("alice")).status).to.equal(503);
    const [made] = rooms.living();
    const { body } = await rooms.join("alice");
    expect(body.Meeting?.MeetingId).to.equal(made);
    expect(rooms.living()).to.deep.equal([made]);
  });

  it("is asked to come again, after few meetings, when each one that is opened is gone at once", async () => {
    const createAttendee = async () => undefined;
    const meetings = { ...rooms.parts.meetings, createAttendee, isAlive: async () => false };
    const { status, body } = await rooms.withParts({ meetings })("alice");
    expect({ status, error: body.error }).to.deep.equal({ status: 503, error: "RoomBusy" });
    expect(rooms.living()).to.have.length.within(2, 30);
  });

  it("is asked to come again when the service answers every creation with a meeting that has ended", async () => {
    const ended = { MeetingId: "0a1b2c3d-1111-4222-8333-0123456f2713", MediaPlacement: {} };
    const meetings = { ...rooms.parts.meetings, createMeeting: async () => ended };
    const { status, body } = await rooms.withParts({ meetings })("alice");
    expect({ status, error: body.error }).to.deep.equal({ status: 503, error: "RoomBusy" });
  });

  it("gets into a new meeting that the service does not know at once", async () => {
    rooms.emulator.addFault({ effect: "error", error: "NotFoundException", operation: "CreateAttendee" });
    rooms.emulator.addFault({ effect: "error", error: "NotFoundException", operation: "GetMeeting" });
    const { status, body } = await rooms.join("alice");
    expect(status).to.equal(200);
    expect(rooms.living()).to.deep.equal([body.Meeting?.MeetingId]);
  });

  it("fails with 500 where the function may not do its work, and the log says why", async () => {
    rooms.emulator.addFault({ effect: "error", error: "ForbiddenException", operation: "CreateMeeting" });
    const { status, body } = await rooms.join("alice");
    expect({ status, error: body.error }).to.deep.equal({ status: 500, error: "Failed" });
    expect(rooms.log.at(-1)).to.include({
      outcome: "failed",
      operation: "CreateMeeting",
      failure: "ForbiddenException",
    });
  });

  it("is logged with the paths of what was wrong, without the values", async () => {
    await rooms.post({ room: "standup", externalUserId: "aws:secret-name" });
    expect(rooms.log.at(-1)).to.deep.include({ outcome: "refused", status: 400, properties: ["externalUserId"] });
    expect(JSON.stringify(rooms.log)).not.to.contain("secret-name");
  });

  it("logs nothing of an answer that cannot be read", async () => {
    rooms.emulator.addFault({ effect: "garbage", operation: "CreateAttendee" });
    expect((await rooms.join("alice")).status).to.equal(503);
    expect(rooms.log.at(-1)?.message).to.equal("CreateAttendee: the answer cannot be read");
  });
});
