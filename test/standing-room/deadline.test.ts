import { expect } from "chai";
import { MAX_WAIT_MS } from "../../standing-room/handler/joinBackoff";
import { createRoomHandler, type RoomHandlerDeps } from "../../standing-room/handler/roomHandler";
import { startLocalRooms } from "../../standing-room/local";
import { type Rooms, startRooms } from "./roomsFixture";

describe("the deadline of a request to join", () => {
  let rooms: Rooms;
  beforeEach(async () => {
    rooms = await startRooms({ time: "real" });
  });
  afterEach(() => rooms.close());

  const never = () => new Promise<never>(() => undefined);
  const HANGING: Readonly<Record<string, (deps: RoomHandlerDeps) => Partial<RoomHandlerDeps>>> = {
    "the table": ({ table }) => ({ table: { ...table, read: never } }),
    CreateMeeting: ({ meetings }) => ({ meetings: { ...meetings, createMeeting: never } }),
    CreateAttendee: ({ meetings }) => ({ meetings: { ...meetings, createAttendee: never } }),
    "the identity provider": () => ({ authenticate: never }),
  };
  for (const [what, change] of Object.entries(HANGING)) {
    it(`ends the request with 503 and Retry-After while ${what} does not answer`, async () => {
      const timers: { readonly milliseconds: number; readonly onEnd: () => void }[] = [];
      const startTimer: RoomHandlerDeps["startTimer"] = (milliseconds, onEnd) => {
        timers.push({ milliseconds, onEnd });
        return () => undefined;
      };
      const handler = createRoomHandler(
        { standup: { mediaRegion: "us-east-1" } },
        { ...rooms.deps, ...change(rooms.deps), startTimer },
      );
      const answer = handler({
        requestContext: { http: { method: "POST", path: "/" } },
        body: JSON.stringify({ room: "standup", externalUserId: "alice" }),
      });
      expect(timers.map(({ milliseconds }) => milliseconds)).to.deep.equal([MAX_WAIT_MS]);
      timers[0]?.onEnd();
      const { statusCode, headers, body } = (await answer) ?? { statusCode: 0, headers: {}, body: "{}" };
      expect(statusCode).to.equal(503);
      expect(headers["retry-after"]).to.equal("1");
      expect((JSON.parse(body) as { error: string }).error).to.equal("RoomBusy");
    });
  }
});

describe("a full local room", () => {
  it("is refused by one CreateAttendee call", async () => {
    const local = await startLocalRooms({
      rooms: { standup: { mediaRegion: "us-east-1", meetingFeatures: { attendee: { maxCount: 1 } } } },
    });
    try {
      const join = (externalUserId: string) =>
        fetch(local.joinUrl, { method: "POST", body: JSON.stringify({ room: "standup", externalUserId }) });
      await join("alice");
      const before = local.emulator.requests()["CreateAttendee"] ?? 0;
      expect((await join("bob")).status).to.equal(409);
      expect(local.emulator.requests()["CreateAttendee"]).to.equal(before + 1);
    } finally {
      await local.close();
    }
  });
});
