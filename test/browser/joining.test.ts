import { ChimeSDKMeetings, type MediaCapabilities } from "@aws-sdk/client-chime-sdk-meetings";
import { expect } from "chai";
import { type Emulator, startEmulator } from "chime-sdk-meetings-emulator";
import { type JoinInput, type JoiningPage, JoiningPages } from "./joiningPages";

const NAMES = ["alice", "bob"] as const;

describe("An unmodified amazon-chime-sdk-js in Chromium", function () {
  this.timeout(120_000);
  let emulator: Emulator;
  let chime: ChimeSDKMeetings;
  let pages: JoiningPages;
  let inputs: Record<(typeof NAMES)[number], JoinInput & { Attendee: { AttendeeId: string } }>;
  let meetingId: string;
  let alice: JoiningPage;
  let bob: JoiningPage;

  before(async () => {
    pages = await JoiningPages.start();
    emulator = await startEmulator();
    const credentials = { accessKeyId: "test", secretAccessKey: "test" };
    chime = new ChimeSDKMeetings({ endpoint: emulator.url, region: "us-east-1", credentials });
  });

  after(async () => {
    chime?.destroy();
    await pages?.close();
    await emulator?.close();
  });

  beforeEach(async () => {
    const { Meeting, Attendees = [] } = await chime.createMeetingWithAttendees({
      ClientRequestToken: crypto.randomUUID(),
      MediaRegion: "us-east-1",
      ExternalMeetingId: "standup",
      Attendees: NAMES.map((ExternalUserId) => ({ ExternalUserId })),
    });
    meetingId = Meeting?.MeetingId ?? "";
    const entries = NAMES.map((name) => [
      name,
      { Meeting, Attendee: Attendees.find((one) => one.ExternalUserId === name) },
    ]);
    inputs = Object.fromEntries(entries);
    [alice, bob] = await Promise.all([pages.open(0), pages.open(1)]);
  });

  afterEach(() => Promise.all([alice.page.close(), bob.page.close()]));

  const idOf = (name: (typeof NAMES)[number]) => inputs[name].Attendee.AttendeeId;

  async function joinBoth(): Promise<void> {
    await Promise.all([alice.join(inputs.alice), bob.join(inputs.bob)]);
    await Promise.all([
      alice.event("presence", { externalUserId: "bob", isPresent: true }),
      bob.event("presence", { externalUserId: "alice", isPresent: true }),
    ]);
  }

  const capabilities = (audio: MediaCapabilities, video: MediaCapabilities) => ({
    Audio: audio,
    Video: video,
    Content: "None" as const,
  });

  it("joins: both are present, heard, seen, and counted as connected", async () => {
    await joinBoth();
    expect(emulator.meetings()[0]?.attendees.map(({ isConnected }) => isConnected)).to.deep.equal([true, true]);
    await Promise.all([
      alice.evaluate((client) => client.startCamera()),
      bob.evaluate((client) => client.startCamera()),
    ]);
    await Promise.all([alice.video(idOf("bob")), bob.video(idOf("alice"))]);
    await Promise.all([alice.hears(true), bob.hears(true)]);
    expect((await bob.evaluate(({ volumes }) => volumes))["alice"]?.loudest).to.be.above(0);
    expect((await bob.evaluate(({ events }) => events)).map(({ what }) => what)).not.to.include("poorConnection");
  });

  it("is silent after a mute, sees no video after the camera stops, and leaves", async () => {
    await joinBoth();
    await bob.hears(true);
    await alice.evaluate((client) => client.audioVideo.realtimeMuteLocalAudio());
    await bob.until(async () => (await bob.evaluate(({ volumes }) => volumes))["alice"]?.isMuted === true, "the mute");
    await bob.hears(false);
    await alice.evaluate((client) => client.startCamera());
    await bob.video(idOf("alice"));
    await alice.evaluate((client) => client.audioVideo.stopLocalVideoTile());
    await bob.noVideo(idOf("alice"));
    await alice.evaluate((client) => client.audioVideo.stop());
    await bob.event("presence", { externalUserId: "alice", isPresent: false, isDropped: false });
  });

  it("sends data messages, also to those who join later", async () => {
    await alice.join(inputs.alice);
    await alice.evaluate((client) => client.audioVideo.realtimeSendDataMessage("chat", "hello", 60_000));
    await bob.join(inputs.bob);
    await bob.event("message", { text: "hello", from: "alice" });
  });

  it("loses and regains capabilities at once", async () => {
    await joinBoth();
    await alice.evaluate((client) => client.startCamera());
    await bob.video(idOf("alice"));
    const update = { MeetingId: meetingId, AttendeeId: idOf("alice") };
    await chime.updateAttendeeCapabilities({ ...update, Capabilities: capabilities("Receive", "Receive") });
    await alice.event("videoUnavailable");
    await Promise.all([bob.noVideo(idOf("alice")), bob.hears(false)]);
    await chime.updateAttendeeCapabilities({ ...update, Capabilities: capabilities("SendReceive", "SendReceive") });
    await bob.hears(true);
    await alice.evaluate((client) => client.audioVideo.startLocalVideoTile());
    await bob.video(idOf("alice"));
  });

  it("shares content", async () => {
    await joinBoth();
    await alice.evaluate((client) => client.shareContent());
    await bob.video(`${idOf("alice")}#content`);
    await alice.evaluate((client) => client.audioVideo.stopContentShare());
    await bob.noVideo(`${idOf("alice")}#content`);
  });

  it("sends simulcast", async () => {
    await Promise.all([alice.join(inputs.alice, { simulcast: true }), bob.join(inputs.bob)]);
    await alice.evaluate((client) => client.startCamera());
    await bob.video(idOf("alice"));
  });

  it("is removed with its attendee, and stopped with the meeting", async () => {
    await joinBoth();
    await chime.deleteAttendee({ MeetingId: meetingId, AttendeeId: idOf("alice") });
    await alice.event("stopped", { status: "AudioAttendeeRemoved" });
    await chime.deleteMeeting({ MeetingId: meetingId });
    await bob.event("stopped", { status: "MeetingEnded" });
  });

  it("is stopped when the clock passes the end of the meeting", async () => {
    await alice.join(inputs.alice);
    emulator.advance(24 * 60 * 60);
    await alice.event("stopped", { status: "MeetingEnded" });
  });

  it("is refused with a wrong token and after the end, and replaced on another device", async () => {
    const Attendee = { ...inputs.alice.Attendee, JoinToken: "d3Jvbmc" };
    await alice.begin({ ...inputs.alice, Attendee });
    await alice.event("stopped", { status: "SignalingBadRequest" });
    const [first, second] = await Promise.all([pages.open(0), pages.open(1)]);
    await first.join(inputs.bob);
    await second.join(inputs.bob);
    await first.event("stopped", { status: "AudioJoinedFromAnotherDevice" });
    await chime.deleteMeeting({ MeetingId: meetingId });
    await second.event("stopped", { status: "MeetingEnded" });
    await bob.begin(inputs.bob);
    await bob.event("stopped", { status: "MeetingEnded" });
    await Promise.all([first.page.close(), second.page.close()]);
  });

  it("notices who loses the connection", async () => {
    await joinBoth();
    await alice.page.close();
    await bob.event("presence", { externalUserId: "alice", isPresent: false, isDropped: true });
    alice = await pages.open(0);
  });
});
