import { expect } from "chai";
import type { Bot, BotOptions } from "../../../../emulator/media/bots/bot";
import { RECORDED_PATTERN } from "../../../../emulator/media/bots/recordedPattern";
import { RECORDED_TONE } from "../../../../emulator/media/bots/recordedTone";
import { readRecording } from "../../../../emulator/media/bots/recording";
import { startBot } from "../../../../emulator/media/bots/startBot";
import { opusDuration, SILENCE } from "../../../../emulator/media/room/audio/opus";
import { VoiceSwitch } from "../../../../emulator/media/room/audio/voiceSwitch";
import type { Member } from "../../../../emulator/media/room/member";
import { Room } from "../../../../emulator/media/room/room";
import { beginsKeyFrame } from "../../../../emulator/media/room/video/keyFrame";
import { VideoSubscription } from "../../../../emulator/media/room/video/videoSubscription";
import { decodeFrame } from "../../../../emulator/media/signaling/frames";
import { SteppedClock } from "../steppedClock";

const TONE = readRecording(RECORDED_TONE);
const PATTERN = readRecording(RECORDED_PATTERN);
const VP8 = { payloadType: 120, name: "VP8", parameters: "" };

interface TestMember extends Member {
  readonly frames: Buffer[];
}

function memberOf(attendeeId: string): TestMember {
  const frames: Buffer[] = [];
  return {
    attendeeId,
    ownerId: attendeeId,
    externalUserId: attendeeId,
    clientAttendeeId: attendeeId,
    isContent: false,
    isMuted: false,
    isSilenced: false,
    meetingId: "meeting",
    capabilities: { Audio: "SendReceive", Video: "SendReceive", Content: "SendReceive" },
    frames,
    send: (frame) => void frames.push(frame),
  };
}

const payloadOf = (packet: Buffer) => packet.subarray(12);
const isKeyFrame = (packet: Buffer) => beginsKeyFrame("VP8", payloadOf(packet));

describe("A bot", () => {
  let clock: SteppedClock;
  let room: Room;
  let viewer: TestMember;
  let bot: Bot;
  let heard: Buffer[];

  beforeEach(() => {
    clock = new SteppedClock();
    const audio = new VoiceSwitch(clock);
    room = new Room("meeting", { clock, audio, onPresent: () => undefined, onAbsent: () => undefined });
    viewer = memberOf("viewer");
    heard = [];
    room.add(viewer);
    room.enter(viewer);
    audio.addListener({
      payloadType: 111,
      ssrc: 1,
      hears: (speaker) => speaker !== viewer,
      send: (packet) => heard.push(packet),
    });
  });
  afterEach(() => {
    bot.close();
    room.close();
  });

  function start(options: BotOptions): Member {
    const member = memberOf("bot");
    room.add(member);
    room.enter(member);
    bot = startBot(room, member, options, clock);
    return member;
  }

  function watch(): Buffer[] {
    const seen: Buffer[] = [];
    const receiver = { member: viewer, ssrc: 7, codecs: [VP8], send: (packet: Buffer) => void seen.push(packet) };
    const [published] = room.videos;
    const streamId = published?.layers[0]?.streamId ?? 0;
    new VideoSubscription(receiver).follow(published, { streamId, targetBitrateKbps: undefined }, clock.now());
    return seen;
  }

  it("with a tone is heard by the others, frame after frame", () => {
    start({ audio: "tone", video: "none" });
    clock.advance(1000);
    const voiced = heard.map(payloadOf).filter((payload) => !payload.equals(SILENCE));
    expect(voiced).to.have.lengthOf.at.least(45);
    expect(voiced).to.deep.equal(voiced.map((_, index) => TONE[index % TONE.length]));
  });

  it("with a tone has a volume", () => {
    start({ audio: "tone", video: "none" });
    clock.advance(1000);
    const volumes = viewer.frames.flatMap((frame) => decodeFrame(frame).audioMetadata?.attendeeStates ?? []);
    expect(volumes.at(-1)).to.include({ audioStreamId: 2, volume: 20 });
  });

  it("with silence sends packets, and is silent", () => {
    start({ audio: "silence", video: "none" });
    clock.advance(1000);
    expect(bot.describe()[0]).to.include({ kind: "audio", packets: 50, lostPackets: 0 });
    expect(heard.map(payloadOf)).to.deep.equal(heard.map(() => SILENCE));
    expect(viewer.frames.filter((frame) => decodeFrame(frame).audioMetadata !== undefined)).to.deep.equal([]);
  });

  it("with a pattern is seen from a key frame on, 10 frames a second", () => {
    start({ audio: "silence", video: "pattern" });
    clock.advance(550);
    const seen = watch();
    clock.advance(4000);
    expect(seen).to.have.lengthOf(40);
    expect(seen.map(isKeyFrame)).to.deep.equal(seen.map((_, index) => index % PATTERN.length === 0));
    expect(seen.map((packet) => payloadOf(packet).subarray(1))).to.deep.equal([...PATTERN, ...PATTERN]);
    const times = seen.map((packet) => packet.readUInt32BE(4));
    const steps = times.slice(1).map((time, index) => (time - (times[index] ?? 0)) >>> 0);
    expect(new Set(steps)).to.deep.equal(new Set([9000]));
  });

  it("sends a key frame when a receiver requests one", () => {
    start({ audio: "silence", video: "pattern" });
    const seen = watch();
    clock.advance(500);
    room.videos[0]?.subscriptions.forEach((subscription) => void subscription.requestKeyFrame(clock.now()));
    clock.advance(100);
    expect(seen.map(isKeyFrame)).to.deep.equal([true, false, false, false, false, true]);
  });

  it("without video publishes none", () => {
    start({ audio: "tone", video: "none" });
    expect(room.videos).to.deep.equal([]);
  });

  it("describes what it sends", () => {
    start({ audio: "tone", video: "pattern" });
    clock.advance(2000);
    const [audio, video] = bot.describe();
    // 72 bytes with the RTP header, 50 times a second.
    expect(audio).to.include({ kind: "audio", packets: 100, lostPackets: 0, bitsPerSecond: 28_800 });
    expect(video).to.include({ kind: "video", packets: 20, lostPackets: 0, streamId: 1 });
    expect(video?.bitsPerSecond).to.be.greaterThan(5000);
  });

  it("keeps no timer and no reporter after its end", () => {
    const [timers, reporters] = [clock.timers, room.reporters.size];
    start({ audio: "tone", video: "pattern" });
    expect(clock.timers).to.be.greaterThan(timers);
    bot.close();
    expect([clock.timers, room.reporters.size]).to.deep.equal([timers, reporters]);
  });
});

describe("The recording of a bot", () => {
  it("of the tone has frames of 20 ms", () => {
    expect(TONE.map(opusDuration)).to.deep.equal(TONE.map(() => 20));
  });

  it("of the pattern is one key frame of 320x180, and frames that follow it", () => {
    // RFC 6386, section 9.1: the start code, width and height follow the tag of 3 bytes.
    const [first, ...others] = PATTERN as [Buffer, ...Buffer[]];
    expect([first.readUIntBE(3, 3), first.readUInt16LE(6), first.readUInt16LE(8)]).to.deep.equal([0x9d012a, 320, 180]);
    expect(others.every((frame) => ((frame[0] ?? 0) & 1) === 1)).to.equal(true);
  });
});
