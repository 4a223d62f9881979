import { expect } from "chai";
import { FrameType } from "../../../../emulator/media/signaling/frames";
import { JoinableMeetings } from "../joinableMeetings";
import { offer } from "../offer";

describe("A signaling session", () => {
  let meetings: JoinableMeetings;

  beforeEach(async () => {
    meetings = new JoinableMeetings();
    await meetings.start();
  });
  afterEach(() => meetings.stop());

  const typesOf = () => meetings.events.all().map(({ event }) => event.detail.eventType.replace("chime:", ""));

  it("acknowledges a JOIN with credentials without relays, and sends the index", async () => {
    const meeting = meetings.addMeeting("m");
    meetings.addAttendee(meeting, "alice");
    const client = await meetings.open("m", "alice-token");
    client.send({ type: FrameType.JOIN, join: { audioSessionId: 1n } });
    const { turnCredentials, ...ack } = await client.next("joinack");
    expect(turnCredentials?.uris).to.equal(undefined);
    expect(turnCredentials?.username).to.be.a("string");
    expect(ack).to.deep.equal({ videoSubscriptionLimit: 25, wantsCompressedSdp: false });
    expect(await client.next("index")).to.deep.equal({ atCapacity: false, numParticipants: 0 });
  });

  const REFUSED: readonly (readonly [string, string, string, number])[] = [
    ["a token of no attendee", "m", "mallory-token", 4403],
    ["the token of an attendee of another meeting", "m", "other-token", 4403],
    ["any other text", "m", "x", 4403],
    ["a meeting that does not exist", "gone", "alice-token", 4410],
  ];
  for (const [what, meetingId, token, code] of REFUSED) {
    it(`with ${what} is closed with ${code} after its JOIN, and not before`, async () => {
      meetings.addAttendee(meetings.addMeeting("m"), "alice");
      meetings.addAttendee(meetings.addMeeting("n"), "other");
      const client = await meetings.open(meetingId, token);
      expect(await client.ping()).to.equal(7);
      client.send({ type: FrameType.JOIN, join: {} });
      expect(await client.closed).to.equal(code);
    });
  }

  it("answers a PING with the same id, before and after the JOIN", async () => {
    const meeting = meetings.addMeeting("m");
    meetings.addAttendee(meeting, "alice");
    const client = await meetings.open("m", "alice-token");
    expect(await client.ping(1)).to.equal(1);
    client.send({ type: FrameType.JOIN, join: {} });
    await client.next("joinack");
    expect(await client.ping(2)).to.equal(2);
  });

  it("makes the attendee present when its media are connected, and not before", async () => {
    const meeting = meetings.addMeeting("m");
    const { attendeeId } = meetings.addAttendee(meeting, "alice");
    const client = await meetings.join(meeting, "alice-token");
    expect(meeting.attendees.get(attendeeId)?.isConnected).to.equal(false);
    await meetings.connectMedia(client);
    expect(meeting.attendees.get(attendeeId)?.isConnected).to.equal(true);
    expect(meeting.idleSince).to.equal(undefined);
    expect(typesOf()).to.deep.equal(["AttendeeAuthorized", "AttendeeJoined"]);
  });

  it("sends a newcomer the whole roster, and the others the newcomer alone", async () => {
    const meeting = meetings.addMeeting("m");
    for (const name of ["alice", "bob"]) meetings.addAttendee(meeting, name);
    const alice = await meetings.join(meeting, "alice-token");
    alice.send({ type: FrameType.SUBSCRIBE, sub: { duplex: 1, sdpOffer: offer() } });
    await alice.next("suback");
    meetings.peers[0]?.handlers.onConnected();
    const entry = (audioStreamId: number, name: string) => ({
      audioStreamId,
      attendeeId: `${name}-id`,
      muted: false,
      externalUserId: name,
    });
    expect(await alice.next("audioStreamIdInfo")).to.deep.equal({ streams: [entry(1, "alice")] });
    const bob = await meetings.join(meeting, "bob-token");
    bob.send({ type: FrameType.SUBSCRIBE, sub: { duplex: 1, sdpOffer: offer() } });
    await bob.next("suback");
    meetings.peers[1]?.handlers.onConnected();
    expect(await bob.next("audioStreamIdInfo")).to.deep.equal({ streams: [entry(1, "alice"), entry(2, "bob")] });
    expect(await alice.next("audioStreamIdInfo")).to.deep.equal({ streams: [entry(2, "bob")] });
  });

  it("that leaves is acknowledged, and is not dropped for the others", async () => {
    const meeting = meetings.addMeeting("m");
    for (const name of ["alice", "bob"]) meetings.addAttendee(meeting, name);
    const alice = await meetings.enter(meeting, "alice-token");
    const bob = await meetings.enter(meeting, "bob-token");
    await alice.taken("audioStreamIdInfo");
    bob.send({ type: FrameType.LEAVE, leave: {} });
    await bob.next("leaveAck");
    expect(await alice.next("audioStreamIdInfo")).to.deep.equal({ streams: [{ audioStreamId: 2 }] });
    expect(bob.peer?.isClosed).to.equal(true);
    expect(typesOf()).to.include("AttendeeLeft").and.not.include("AttendeeDropped");
  });

  it("whose connection breaks is dropped for the others", async () => {
    const meeting = meetings.addMeeting("m");
    for (const name of ["alice", "bob"]) meetings.addAttendee(meeting, name);
    const alice = await meetings.enter(meeting, "alice-token");
    const bob = await meetings.enter(meeting, "bob-token");
    await alice.taken("audioStreamIdInfo");
    bob.terminate();
    expect(await alice.next("audioStreamIdInfo")).to.deep.equal({ streams: [{ audioStreamId: 2, dropped: true }] });
    expect(typesOf()).to.include("AttendeeDropped");
  });

  it("that closes its media and then leaves is not dropped, and one that stays without media is cut off", async () => {
    const meeting = meetings.addMeeting("m");
    for (const name of ["alice", "bob"]) meetings.addAttendee(meeting, name);
    const alice = await meetings.enter(meeting, "alice-token");
    const bob = await meetings.enter(meeting, "bob-token");
    await alice.taken("audioStreamIdInfo");
    bob.peer?.handlers.onClosed();
    bob.send({ type: FrameType.LEAVE, leave: {} });
    await bob.next("leaveAck");
    expect(await alice.next("audioStreamIdInfo")).to.deep.equal({ streams: [{ audioStreamId: 2 }] });
    alice.peer?.handlers.onClosed();
    meetings.clock.advance(5000);
    expect(await alice.closed).to.equal(1006);
  });

  it("sends the others a mute without the attendee id", async () => {
    const meeting = meetings.addMeeting("m");
    for (const name of ["alice", "bob"]) meetings.addAttendee(meeting, name);
    const alice = await meetings.enter(meeting, "alice-token");
    const bob = await meetings.enter(meeting, "bob-token");
    await alice.taken("audioStreamIdInfo");
    bob.send({ type: FrameType.AUDIO_CONTROL, audioControl: { muted: true } });
    expect(await alice.next("audioStreamIdInfo")).to.deep.equal({ streams: [{ audioStreamId: 2, muted: true }] });
  });

  it("of the same session of the SDK replaces the first one silently, with a new audio stream id", async () => {
    const meeting = meetings.addMeeting("m");
    meetings.addAttendee(meeting, "alice");
    const first = await meetings.enter(meeting, "alice-token", 5n);
    const second = await meetings.enter(meeting, "alice-token", 5n);
    expect(await first.closed).to.equal(4000);
    expect(first.has("audioStatus")).to.equal(false);
    expect(meetings.media.describe(meeting)).to.have.lengthOf(1);
    second.send({ type: FrameType.AUDIO_CONTROL, audioControl: { muted: true } });
    expect((await second.next("audioStreamIdInfo")).streams?.[0]?.audioStreamId).to.equal(2);
  });

  it("from another device ends the first one with the audio status 301", async () => {
    const meeting = meetings.addMeeting("m");
    meetings.addAttendee(meeting, "alice");
    const first = await meetings.enter(meeting, "alice-token", 5n);
    await meetings.enter(meeting, "alice-token", 6n);
    expect(await first.next("audioStatus")).to.deep.equal({ audioStatus: 301 });
    expect(meeting.attendees.get("alice-id")?.isConnected).to.equal(true);
  });

  it("of a content share stands beside the one of its attendee", async () => {
    const meeting = meetings.addMeeting("m");
    meetings.addAttendee(meeting, "alice");
    const alice = await meetings.enter(meeting, "alice-token");
    await meetings.enter(meeting, "alice-token#content");
    expect((await alice.next("audioStreamIdInfo")).streams?.[0]).to.include({
      attendeeId: "alice-id#content",
      externalUserId: "alice",
    });
    expect(typesOf().filter((type) => type === "AttendeeJoined")).to.have.lengthOf(1);
  });

  it("ends with the audio status 410 when the meeting ends, by whatever rule", async () => {
    const meeting = meetings.addMeeting("m");
    meetings.addAttendee(meeting, "alice");
    const alice = await meetings.enter(meeting, "alice-token");
    meetings.store.end(meeting, meetings.clock.now());
    expect(await alice.next("audioStatus")).to.deep.equal({ audioStatus: 410 });

    const other = meetings.addMeeting("n");
    meetings.addAttendee(other, "bob");
    const bob = await meetings.enter(other, "bob-token");
    await bob.ping();
    // The limit of 24 hours; the timer of the media finds it. The client's own timeout is due before.
    meetings.clock.advance(24 * 3_600_000);
    expect(await bob.closed).to.be.a("number");
    expect(meetings.store.peek("n")).to.equal(undefined);
  });

  it("ends with the audio status 411 when its attendee is removed", async () => {
    const meeting = meetings.addMeeting("m");
    meetings.addAttendee(meeting, "alice");
    const alice = await meetings.enter(meeting, "alice-token");
    meeting.attendees.delete("alice-id");
    meetings.store.touch(meeting);
    expect(await alice.next("audioStatus")).to.deep.equal({ audioStatus: 411 });
    const again = await meetings.open("m", "alice-token");
    again.send({ type: FrameType.JOIN, join: {} });
    expect(await again.closed).to.equal(4403);
  });

  it("is dropped 60 seconds after its last message", async () => {
    const meeting = meetings.addMeeting("m");
    meetings.addAttendee(meeting, "alice");
    const alice = await meetings.enter(meeting, "alice-token");
    meetings.clock.advance(60_000);
    await alice.ping();
    meetings.clock.advance(63_000);
    expect(await alice.closed).to.equal(1006);
    expect(meeting.attendees.get("alice-id")?.isConnected).to.equal(false);
  });

  it("is dropped without a JOIN after 15 seconds", async () => {
    meetings.addMeeting("m");
    const client = await meetings.open("m", "token");
    meetings.clock.advance(15_000);
    expect(await client.closed).to.equal(1006);
  });

  it("answers an offer that is none with an error frame, and goes on", async () => {
    const meeting = meetings.addMeeting("m");
    meetings.addAttendee(meeting, "alice");
    const client = await meetings.join(meeting, "alice-token");
    client.send({ type: FrameType.SUBSCRIBE, sub: { sdpOffer: "v=0\r\nm=nonsense\r\n" } });
    expect((await client.next("error")).status).to.equal(400);
    await meetings.connectMedia(client);
  });
});
