import { expect } from "chai";
import { type Reply, type Rooms, startRooms } from "./roomsFixture";

const CROWD = 100;
const MOST_WAITING_MS = 60_000;

describe("a crowd that joins a standing room", () => {
  let rooms: Rooms;
  beforeEach(async () => {
    rooms = await startRooms({ time: "real" });
  });
  afterEach(() => rooms.close());

  const everybody = () => Promise.all(Array.from({ length: CROWD }, (_, index) => rooms.join(`person-${index}`)));
  const meetingsOf = (replies: readonly Reply[]) => [...new Set(replies.map(({ body }) => body.Meeting?.MeetingId))];
  const statusesOf = (replies: readonly Reply[]) => [...new Set(replies.map(({ status }) => status))];

  it("joins exactly one meeting of a cold room, created by one call", async () => {
    const replies = await everybody();
    expect(statusesOf(replies)).to.deep.equal([200]);
    expect(meetingsOf(replies)).to.deep.equal(rooms.living());
    expect(rooms.living()).to.have.length(1);
    expect(new Set(replies.map(({ body }) => body.Attendee?.AttendeeId)).size).to.equal(CROWD);
    expect(rooms.emulator.meetings()[0]?.attendees).to.have.length(CROWD);
    expect(rooms.emulator.requests()).to.include({ CreateMeeting: 1, CreateAttendee: CROWD });
  }).timeout(MOST_WAITING_MS);

  it("joins exactly one new meeting after the old one has ended", async () => {
    const { body } = await rooms.join("alice");
    await rooms.end(body.Meeting?.MeetingId ?? "");
    const replies = await everybody();
    expect(statusesOf(replies)).to.deep.equal([200]);
    expect(meetingsOf(replies)).to.deep.equal(rooms.living());
    expect(rooms.emulator.requests()).to.include({ CreateMeeting: 2 });
  }).timeout(MOST_WAITING_MS);

  it("joins one meeting before the end and one after it", async () => {
    const first = (await rooms.join("alice")).body.Meeting?.MeetingId ?? "";
    let joined = 0;
    let ended: Promise<void> | undefined;
    const joinAndEnd = async (index: number) => {
      const reply = await rooms.join(`person-${index}`);
      joined += 1;
      if (joined === CROWD / 10) ended = rooms.end(first);
      return reply;
    };
    const replies = await Promise.all(Array.from({ length: CROWD }, (_, index) => joinAndEnd(index)));
    await ended;
    expect(statusesOf(replies)).to.deep.equal([200]);
    const [second, ...others] = rooms.living();
    expect(others).to.deep.equal([]);
    expect(meetingsOf(replies)).to.have.members([first, second]);
    expect(rooms.emulator.requests()).to.include({ CreateMeeting: 2 });
  }).timeout(MOST_WAITING_MS);
});
