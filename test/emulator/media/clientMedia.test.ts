import { randomBytes } from "node:crypto";
import { createSocket } from "node:dgram";
import { once } from "node:events";
import { expect } from "chai";
import { RECORDED_PATTERN } from "../../../emulator/media/bots/recordedPattern";
import { RECORDED_TONE } from "../../../emulator/media/bots/recordedTone";
import { readRecording } from "../../../emulator/media/bots/recording";
import { MediaClient } from "../../support/mediaClient/mediaClient";
import { OPUS_PAYLOAD_TYPE, VP8_PAYLOAD_TYPE } from "../../support/mediaClient/offer";
import { meetingRequest } from "../requests";
import { withEmulator } from "../runningEmulator";

const TONE = readRecording(RECORDED_TONE);
const [KEY_FRAME = Buffer.alloc(0)] = readRecording(RECORDED_PATTERN);

/** A voice at 20 dB below the loudest. */
const LEVEL = 20;

const payloadTypeOf = (packet: Buffer) => (packet[1] ?? 0) & 0x7f;

/** A packet that a test waits for: the next one that satisfies the condition. */
class Arrivals {
  #waiting: { isWanted: (packet: Buffer) => boolean; resolve: (packet: Buffer) => void }[] = [];

  readonly onRtp = (packet: Buffer): void => {
    const wanted = this.#waiting.filter(({ isWanted }) => isWanted(packet));
    this.#waiting = this.#waiting.filter((one) => !wanted.includes(one));
    for (const { resolve } of wanted) resolve(packet);
  };

  next(isWanted: (packet: Buffer) => boolean): Promise<Buffer> {
    return new Promise((resolve) => void this.#waiting.push({ isWanted, resolve }));
  }

  voice(): Promise<Buffer> {
    const isVoice = (packet: Buffer) => TONE.some((frame) => frame.equals(packet.subarray(12)));
    return this.next((packet) => payloadTypeOf(packet) === OPUS_PAYLOAD_TYPE && isVoice(packet));
  }

  keyFrame(): Promise<Buffer> {
    return this.next((packet) => payloadTypeOf(packet) === VP8_PAYLOAD_TYPE && packet.subarray(13).equals(KEY_FRAME));
  }
}

for (const host of ["127.0.0.1", "::1"]) {
  describe(`A client over UDP of an emulator on ${host}`, () => {
    const running = withEmulator({ host });
    let clients: MediaClient[];
    let timers: NodeJS.Timeout[];
    let meetingId: string;

    beforeEach(async () => {
      clients = [];
      timers = [];
      const { Meeting } = await running.chime.createMeeting(meetingRequest());
      meetingId = Meeting?.MeetingId ?? "";
    });
    afterEach(() => {
      for (const timer of timers) clearInterval(timer);
      for (const client of clients) client.close();
    });

    async function join(name: string, arrivals = new Arrivals()): Promise<MediaClient> {
      const { Meeting } = await running.chime.getMeeting({ MeetingId: meetingId });
      const { Attendee } = await running.chime.createAttendee({ MeetingId: meetingId, ExternalUserId: name });
      const signalingUrl = Meeting?.MediaPlacement?.SignalingUrl ?? "";
      const client = await MediaClient.join({ signalingUrl, joinToken: Attendee?.JoinToken ?? "" }, arrivals);
      clients.push(client);
      return client;
    }

    const every = (milliseconds: number, callback: (count: number) => void) => {
      let count = 0;
      timers.push(setInterval(() => callback(count++), milliseconds));
    };
    const speak = (client: MediaClient) =>
      every(20, (count) => client.sendAudio(TONE[count % TONE.length] as Buffer, LEVEL));
    const film = (client: MediaClient) =>
      every(50, (count) => client.sendVideo(Buffer.concat([Buffer.from([0x10]), KEY_FRAME]), count * 4500, true));

    it("hears another one", async () => {
      const arrivals = new Arrivals();
      const [alice, bob] = [await join("alice"), await join("bob", arrivals)];
      await alice.subscribe();
      await bob.subscribe();
      const voice = arrivals.voice();
      speak(alice);
      await voice;
      expect(bob.path.refused).to.equal(0);
    });

    it("sees another one", async () => {
      const arrivals = new Arrivals();
      const [alice, bob] = [await join("alice"), await join("bob", arrivals)];
      const published = bob.next("index");
      await alice.subscribe({ sendsVideo: true });
      const { index } = await published;
      await bob.subscribe({ receives: [index?.sources?.[0]?.streamId ?? 0] });
      const picture = arrivals.keyFrame();
      film(alice);
      await picture;
    });

    it("hears and sees a bot", async () => {
      const arrivals = new Arrivals();
      const alice = await join("alice", arrivals);
      running.emulator.addParticipant(meetingId, { externalUserId: "bot", audio: "tone", video: "pattern" });
      await alice.next("index");
      const received = Promise.all([arrivals.voice(), arrivals.keyFrame()]);
      await alice.subscribe({ receives: alice.index.sources?.map(({ streamId = 0 }) => streamId) ?? [] });
      await received;
    });

    it("goes on while others flood the UDP port", async () => {
      const arrivals = new Arrivals();
      const [alice, bob] = [await join("alice"), await join("bob", arrivals)];
      await alice.subscribe();
      await bob.subscribe();
      const port = bob.path.end.port;
      const socket = createSocket(host === "::1" ? "udp6" : "udp4");
      for (let sent = 0; sent < 2000; sent += 1) {
        // As STUN, DTLS and SRTP begin.
        const packet = Buffer.concat([Buffer.from([[0, 22, 0x80][sent % 3] as number]), randomBytes(sent % 1200)]);
        socket.send(packet, port, host);
      }
      const voice = arrivals.voice();
      speak(alice);
      await voice;
      socket.close();
      await once(socket, "close");
    });

    it("receives the end of the meeting", async () => {
      const alice = await join("alice");
      await alice.subscribe();
      const ended = alice.next("audioStatus");
      await running.chime.deleteMeeting({ MeetingId: meetingId });
      expect((await ended).audioStatus).to.deep.equal({ audioStatus: 410 });
    });

    it("is absent after it has left", async () => {
      const alice = await join("alice");
      await alice.subscribe();
      expect(running.emulator.media(meetingId)).to.have.lengthOf(1);
      await alice.leave();
      expect(running.emulator.media(meetingId)).to.deep.equal([]);
    });
  });
}
