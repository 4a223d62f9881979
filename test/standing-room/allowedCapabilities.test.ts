import { expect } from "chai";
import { type Rooms, startRooms } from "./roomsFixture";

describe("a room with allowedCapabilities", () => {
  const allowed = { audio: "Receive", video: "SendReceive", content: "Receive" } as const;
  let rooms: Rooms;
  beforeEach(async () => {
    rooms = await startRooms({
      time: "virtual",
      rooms: { standup: { mediaRegion: "us-east-1", allowedCapabilities: allowed } },
    });
  });
  afterEach(() => rooms.close());

  for (const capabilities of [
    { ...allowed, audio: "SendReceive" },
    { ...allowed, audio: "Send" },
    { ...allowed, content: "SendReceive" },
  ]) {
    it(`rejects ${JSON.stringify(capabilities)} with 403, and calls nothing`, async () => {
      const { status, body } = await rooms.join("alice", { capabilities });
      expect({ status, error: body.error }).to.deep.equal({ status: 403, error: "CapabilitiesNotAllowed" });
      expect(rooms.living()).to.deep.equal([]);
    });
  }

  it("does not let an attendee raise its capabilities by joining again", async () => {
    expect((await rooms.join("alice")).status).to.equal(200);
    expect((await rooms.join("alice", { capabilities: { ...allowed, audio: "SendReceive" } })).status).to.equal(403);
    const { body } = await rooms.join("alice");
    expect(body.Attendee?.Capabilities["Audio"]).to.equal("Receive");
  });

  it("gives them to a joiner who asks for none, and less to one who asks for less", async () => {
    const alice = await rooms.join("alice");
    expect(alice.body.Attendee?.Capabilities).to.deep.equal({
      Audio: "Receive",
      Video: "SendReceive",
      Content: "Receive",
    });
    const bob = await rooms.join("bob", { capabilities: { audio: "None", video: "Receive", content: "None" } });
    expect(bob.body.Attendee?.Capabilities).to.deep.equal({ Audio: "None", Video: "Receive", Content: "None" });
  });
});
