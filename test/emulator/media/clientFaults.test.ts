import { expect } from "chai";
import { FrameType } from "../../../emulator/media/signaling/frames";
import type { MeetingRecord } from "../../../emulator/state/records";
import { JoinableMeetings } from "./joinableMeetings";
import { offer } from "./offer";

describe("A fault for clients", () => {
  let meetings: JoinableMeetings;
  let meeting: MeetingRecord;

  beforeEach(async () => {
    meetings = new JoinableMeetings();
    await meetings.start();
    meeting = meetings.addMeeting("m");
    meetings.addAttendee(meeting, "alice");
  });
  afterEach(() => meetings.stop());

  it("slowJoin delays the answer to the JOIN, and hits one join", async () => {
    meetings.faults.add({ effect: "slowJoin", milliseconds: 3000 });
    const client = await meetings.open("m", "alice-token");
    client.send({ type: FrameType.JOIN, join: {} });
    expect(await client.taken("joinack")).to.deep.equal([]);
    meetings.clock.advance(3000);
    await client.next("joinack");
    expect(meetings.faults.list()).to.deep.equal([]);
    await meetings.enter(meeting, "alice-token");
  });

  it("slowJoin leaves nothing behind when the client disconnects in the meantime", async () => {
    meetings.faults.add({ effect: "slowJoin", milliseconds: 3000 });
    const client = await meetings.open("m", "alice-token");
    client.send({ type: FrameType.JOIN, join: {} });
    await client.ping();
    client.terminate();
    await client.closed;
    meetings.clock.advance(3000);
    const again = await meetings.enter(meeting, "alice-token");
    again.send({ type: FrameType.LEAVE, leave: {} });
    await again.next("leaveAck");
    expect(meetings.media.describe(meeting)).to.deep.equal([]);
  });

  it("dropSignaling cuts the connection of a present client after a while", async () => {
    meetings.faults.add({ effect: "dropSignaling", afterMilliseconds: 1000 });
    const client = await meetings.enter(meeting, "alice-token");
    meetings.clock.advance(999);
    await client.ping();
    meetings.clock.advance(1);
    expect(await client.closed).to.equal(1006);
  });

  it("audioStatus sends the status, and the client is no longer present", async () => {
    meetings.faults.add({ effect: "audioStatus", status: 500 });
    const client = await meetings.enter(meeting, "alice-token");
    meetings.clock.advance(0);
    expect(await client.next("audioStatus")).to.deep.equal({ audioStatus: 500 });
    expect(meeting.attendees.get("alice-id")?.isConnected).to.equal(false);
  });

  it("noMedia answers the offer without a candidate", async () => {
    meetings.faults.add({ effect: "noMedia" });
    const client = await meetings.join(meeting, "alice-token");
    client.send({ type: FrameType.SUBSCRIBE, sub: { duplex: 1, sdpOffer: offer() } });
    expect((await client.next("suback")).sdpAnswer)
      .to.contain("m=audio")
      .and.not.contain("a=candidate");
    const other = await meetings.join(meeting, "alice-token");
    other.send({ type: FrameType.SUBSCRIBE, sub: { duplex: 1, sdpOffer: offer() } });
    expect((await other.next("suback")).sdpAnswer).to.contain("a=candidate");
  });

  it("hits no call, and a fault for calls hits no join", () => {
    meetings.faults.add({ effect: "noMedia" });
    meetings.faults.add({ effect: "delay", milliseconds: 1 });
    expect(meetings.faults.take("CreateMeeting").map(({ effect }) => effect)).to.deep.equal(["delay"]);
    expect(meetings.faults.takeForJoin().map(({ effect }) => effect)).to.deep.equal(["noMedia"]);
  });

  const INVALID: readonly (readonly [object, RegExp])[] = [
    [{ effect: "noMedia", operation: "CreateMeeting" }, /operation is left out/],
    [{ effect: "slowJoin" }, /needs "milliseconds"/],
    [{ effect: "audioStatus", status: 200 }, /status is a whole number from 300 to 599/],
    [{ effect: "dropSignaling", afterMilliseconds: -1 }, /afterMilliseconds is a number from 0/],
    [{ effect: "dropSignaling", milliseconds: 1 }, /has no "milliseconds"/],
  ];
  for (const [fault, message] of INVALID) {
    it(`is rejected as ${JSON.stringify(fault)}`, () => {
      expect(() => meetings.faults.add(fault as never)).to.throw(RangeError, message);
    });
  }
});
