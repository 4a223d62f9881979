import { expect } from "chai";
import { type Rooms, startRooms } from "./roomsFixture";

const VIEW_ONLY = { audio: "Receive", video: "Receive", content: "Receive" };

describe("joining a standing room", () => {
  let rooms: Rooms;
  beforeEach(async () => {
    rooms = await startRooms({ time: "virtual" });
  });
  afterEach(() => rooms.close());

  it("opens a cold room and returns what a browser client takes", async () => {
    const { status, headers, body } = await rooms.join("alice");
    expect(status).to.equal(200);
    expect(headers.get("cache-control")).to.equal("no-store");
    expect(Object.keys(body)).to.deep.equal(["Meeting", "Attendee"]);
    expect(body.Meeting).to.include({ ExternalMeetingId: "standup", MediaRegion: "eu-central-1" });
    expect(body.Meeting).to.have.nested.property("MediaPlacement.SignalingUrl");
    expect(body.Attendee?.ExternalUserId).to.equal("alice");
    expect(body.Attendee?.JoinToken).to.be.a("string");
    expect(rooms.living()).to.deep.equal([body.Meeting?.MeetingId]);
  });

  it("returns the meeting of a warm room with one call to the service", async () => {
    const first = await rooms.join("alice");
    const before = rooms.emulator.requests();
    const second = await rooms.join("bob");
    expect(second.body.Meeting).to.deep.equal(first.body.Meeting);
    expect(second.body.Attendee?.AttendeeId).not.to.equal(first.body.Attendee?.AttendeeId);
    expect(rooms.emulator.requests()).to.deep.equal({ ...before, CreateAttendee: (before["CreateAttendee"] ?? 0) + 1 });
  });

  it("returns the same attendee for the same person", async () => {
    const first = await rooms.join("alice");
    const again = await rooms.join("alice");
    expect(again.body).to.deep.equal(first.body);
  });

  it("updates the capabilities of an existing attendee", async () => {
    await rooms.join("alice");
    const again = await rooms.join("alice", { capabilities: VIEW_ONLY });
    expect(again.body.Attendee?.Capabilities).to.deep.equal({ Audio: "Receive", Video: "Receive", Content: "Receive" });
    const [meeting] = rooms.emulator.meetings();
    expect(meeting?.attendees[0]?.capabilities).to.deep.equal({
      Audio: "Receive",
      Video: "Receive",
      Content: "Receive",
    });
  });

  it("keeps the capabilities of an existing attendee when the request has none", async () => {
    await rooms.join("alice", { capabilities: VIEW_ONLY });
    const again = await rooms.join("alice");
    expect(again.body.Attendee?.Capabilities["Audio"]).to.equal("Receive");
  });

  it("uses the room's template for the meeting and its attendees", async () => {
    const { body } = await rooms.join("alice", { room: "townhall" });
    expect(body.Attendee?.Capabilities).to.deep.equal({ Audio: "Receive", Video: "Receive", Content: "Receive" });
    expect(body.Meeting).to.deep.nested.include({ "MeetingFeatures.Attendee": { MaxCount: 2 } });
    expect(rooms.emulator.meetings()[0]?.tags).to.deep.equal({ team: "video" });
  });

  it("opens the meeting in an allowed region of the request, and keeps it there", async () => {
    const first = await rooms.join("alice", { room: "townhall", mediaRegion: "us-west-2" });
    const second = await rooms.join("bob", { room: "townhall" });
    expect(first.body.Meeting?.MediaRegion).to.equal("us-west-2");
    expect(second.body.Meeting).to.deep.equal(first.body.Meeting);
  });

  it("creates one meeting for each room", async () => {
    const standup = await rooms.join("alice");
    const townhall = await rooms.join("alice", { room: "townhall" });
    expect(standup.body.Meeting?.MeetingId).not.to.equal(townhall.body.Meeting?.MeetingId);
  });

  it("opens the next meeting for a room whose meeting was deleted", async () => {
    const first = await rooms.join("alice");
    await rooms.end(first.body.Meeting?.MeetingId ?? "");
    const second = await rooms.join("alice");
    expect(second.status).to.equal(200);
    expect(rooms.living()).to.deep.equal([second.body.Meeting?.MeetingId]);
  });

  it("keeps an active meeting after one wrong NotFound", async () => {
    const first = await rooms.join("alice");
    rooms.emulator.addFault({ effect: "error", error: "NotFoundException", operation: "CreateAttendee" });
    const second = await rooms.join("bob");
    expect(second.status).to.equal(200);
    expect(second.body.Meeting).to.deep.equal(first.body.Meeting);
    expect(rooms.living()).to.have.length(1);
  });

  for (const hiddenFrom of [["CreateAttendee"], ["CreateAttendee", "GetMeeting"]]) {
    it(`joins a new meeting that ${hiddenFrom.join(" and ")} cannot see at first`, async () => {
      rooms.emulator.addFault({ effect: "notYetVisible", calls: 1, operation: "CreateMeeting", hiddenFrom });
      const { status, body } = await rooms.join("alice");
      expect(status).to.equal(200);
      expect(rooms.living()).to.deep.equal([body.Meeting?.MeetingId]);
    });
  }

  it("opens the next meeting for a room that was empty for five minutes", async () => {
    const first = await rooms.join("alice");
    rooms.emulator.advance(301);
    const second = await rooms.join("bob");
    expect(second.body.Meeting?.MeetingId).not.to.equal(first.body.Meeting?.MeetingId);
    expect(rooms.living()).to.deep.equal([second.body.Meeting?.MeetingId]);
  });

  it("opens a later generation after the item has expired", async () => {
    const first = await rooms.join("alice");
    const generation = Number((await rooms.table.item("standup"))?.["generation"]?.N);
    rooms.emulator.advance(86_401);
    await rooms.table.remove("standup");
    const second = await rooms.join("bob");
    expect(second.body.Meeting?.MeetingId).not.to.equal(first.body.Meeting?.MeetingId);
    expect(Number((await rooms.table.item("standup"))?.["generation"]?.N)).to.be.greaterThan(generation);
  });

  it("uses an expired item that is not deleted yet", async () => {
    const first = await rooms.join("alice");
    const item = await rooms.table.item("standup");
    await rooms.table.put({ ...item, expiresAt: { N: "1" } });
    const second = await rooms.join("bob");
    expect(second.body.Meeting).to.deep.equal(first.body.Meeting);
  });

  it("keeps an item for 48 hours after its meeting was opened", async () => {
    const before = Math.floor(Date.now() / 1000);
    await rooms.join("alice");
    const expiresAt = Number((await rooms.table.item("standup"))?.["expiresAt"]?.N);
    expect(expiresAt - before).to.be.within(48 * 3600, 48 * 3600 + 60);
  });

  it("keeps no join token in the table or the log", async () => {
    const { body } = await rooms.join("alice");
    const kept = JSON.stringify([await rooms.table.item("standup"), rooms.log]);
    expect(body.Attendee?.JoinToken).to.have.length.greaterThan(10);
    expect(kept).not.to.contain(body.Attendee?.JoinToken);
    expect(kept).not.to.contain("JoinToken");
  });

  it("logs room, generation, meeting and outcome of each join, and no person", async () => {
    await rooms.join("alice");
    await rooms.join("bob");
    expect(rooms.log.map(({ outcome }) => outcome)).to.deep.equal(["opened", "joined"]);
    const [entry] = rooms.log;
    const ids = ["function_request_id", "cold_start"];
    expect(entry).to.have.all.keys("level", "outcome", "room", "generation", "meetingId", "milliseconds", ...ids);
    expect(JSON.stringify(rooms.log)).not.to.match(/alice|bob/);
  });
});
