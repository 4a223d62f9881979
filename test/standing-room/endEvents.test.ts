import { expect } from "chai";
import type { ChimeEvent } from "../../emulator";
import { type Rooms, startRooms } from "./roomsFixture";

describe("the event of a meeting's end", () => {
  let rooms: Rooms;
  beforeEach(async () => {
    rooms = await startRooms({ time: "virtual" });
  });
  afterEach(() => rooms.close());

  const phase = async () => JSON.parse((await rooms.table.item("standup"))?.["record"]?.S ?? "{}").phase;

  /** The event as the emulator would deliver it to EventBridge. */
  async function endedEvent(): Promise<ChimeEvent> {
    const { body } = await rooms.join("alice");
    await rooms.end(body.Meeting?.MeetingId ?? "");
    const ended = rooms.emulator.events().find(({ event }) => event.detail.eventType === "chime:MeetingEnded");
    if (!ended) throw new Error("The emulator has no event of the end.");
    return ended.event;
  }

  it("removes the meeting from the table, so that the next joiner opens one at once", async () => {
    const event = await endedEvent();
    expect(await rooms.handler(event)).to.equal(undefined);
    expect(await phase()).to.equal("vacant");
    const before = rooms.emulator.requests()["GetMeeting"];
    expect((await rooms.join("bob")).status).to.equal(200);
    expect(rooms.emulator.requests()["GetMeeting"]).to.equal(before);
    expect(rooms.log.map(({ outcome }) => outcome)).to.deep.equal(["opened", "forgotten", "opened"]);
  });

  it("changes nothing when it is repeated, or after the next meeting was opened", async () => {
    const event = await endedEvent();
    const { body } = await rooms.join("bob");
    await rooms.handler(event);
    await rooms.handler(event);
    const again = await rooms.join("carol");
    expect(again.body.Meeting).to.deep.equal(body.Meeting);
  });

  it("changes nothing while the meeting is active", async () => {
    const { body } = await rooms.join("alice");
    const meetingId = body.Meeting?.MeetingId ?? "";
    const detail = { eventType: "chime:MeetingEnded", meetingId, externalMeetingId: "standup" };
    await rooms.handler({ "detail-type": "Chime Meeting State Change", detail });
    expect(await phase()).to.equal("open");
  });

  it("changes nothing for other rooms, other events, and events without a name", async () => {
    const { detail, ...event } = await endedEvent();
    for (const changed of [
      { externalMeetingId: "kitchen" },
      { externalMeetingId: undefined },
      { eventType: "chime:MeetingStarted" },
    ]) {
      await rooms.handler({ ...event, detail: { ...detail, ...changed } });
    }
    expect(await phase()).to.equal("open");
  });

  it("fails the invocation for any other event", async () => {
    const outcome = await rooms.handler({ source: "aws.s3" }).catch((error: Error) => error.message);
    expect(outcome).to.contain("neither a request to the function URL nor");
  });
});
