import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { WebSocket } from "ws";
import { chooseAnswers } from "../../../emulator/choices";
import { EventLog } from "../../../emulator/events/eventLog";
import { FaultInjector } from "../../../emulator/faults/faultInjector";
import { randomIds } from "../../../emulator/ids";
import { Media } from "../../../emulator/media/media";
import type { AudioListener, AudioSpeaker, RoomAudio } from "../../../emulator/media/room/roomAudio";
import { FrameType } from "../../../emulator/media/signaling/frames";
import type { MediaTransport, PeerHandlers, TransportPeer } from "../../../emulator/media/transport/mediaTransport";
import { emulatedMediaPlacement } from "../../../emulator/mediaPlacement";
import { MeetingStore } from "../../../emulator/state/meetingStore";
import type { AttendeeRecord, Capabilities, MeetingRecord } from "../../../emulator/state/records";
import { offer } from "./offer";
import { SteppedClock } from "./steppedClock";
import { TestClient } from "./testClient";

const SEND_RECEIVE: Capabilities = { Audio: "SendReceive", Video: "SendReceive", Content: "SendReceive" };

/** A connection whose other end is the test. */
export interface FakePeer extends TransportPeer {
  readonly handlers: PeerHandlers;
  readonly rtp: Buffer[];
  readonly rtcp: Buffer[];
  fingerprint: string | undefined;
  isClosed: boolean;
}

function fakePeer(handlers: PeerHandlers, number: number): FakePeer {
  const peer: FakePeer = {
    handlers,
    rtp: [],
    rtcp: [],
    fingerprint: undefined,
    isClosed: false,
    usernameFragment: `ufrag${number}`,
    password: "password",
    expectFingerprint: (sha256) => {
      peer.fingerprint = sha256;
    },
    sendRtp: (packet) => void peer.rtp.push(packet),
    sendRtcp: (packet) => void peer.rtcp.push(packet),
    close: () => {
      peer.isClosed = true;
    },
  };
  return peer;
}

/** What the audio of a room was called with. */
export class RecordedAudio implements RoomAudio {
  readonly listeners = new Set<AudioListener>();
  readonly packets: { readonly speaker: AudioSpeaker; readonly level: number | undefined }[] = [];
  readonly removed: AudioSpeaker[] = [];
  isClosed = false;

  addListener(listener: AudioListener): void {
    this.listeners.add(listener);
  }

  removeListener(listener: AudioListener): void {
    this.listeners.delete(listener);
  }

  onPacket(speaker: AudioSpeaker, _packet: Buffer, level: number | undefined): void {
    this.packets.push({ speaker, level });
  }

  removeSpeaker(speaker: AudioSpeaker): void {
    this.removed.push(speaker);
  }

  close(): void {
    this.isClosed = true;
  }
}

/** The media of an emulator behind a real WebSocket, with meetings of the test, its clock and its transport. */
export class JoinableMeetings {
  readonly clock = new SteppedClock();
  readonly events = new EventLog(randomIds);
  readonly faults = new FaultInjector();
  readonly peers: FakePeer[] = [];
  readonly audios: RecordedAudio[] = [];
  readonly failures: unknown[] = [];
  readonly store = new MeetingStore(this.clock, (meeting, at) =>
    this.events.addMeetingEvent("chime:MeetingEnded", meeting, at),
  );
  readonly #server = createServer();
  readonly #clients: TestClient[] = [];
  #media: Media | undefined;

  get media(): Media {
    if (this.#media === undefined) throw new Error("The media have not started.");
    return this.#media;
  }

  get url(): string {
    return `ws://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async start(): Promise<void> {
    this.#server.listen(0, "127.0.0.1");
    await once(this.#server, "listening");
    const { port } = this.#server.address() as AddressInfo;
    const transport: MediaTransport = {
      fingerprint: "AB:CD",
      udpPort: 40_000,
      createPeer: (handlers) => {
        const peer = fakePeer(handlers, this.peers.length);
        this.peers.push(peer);
        return peer;
      },
      acceptTcp: (socket) => socket.destroy(),
      close: () => Promise.resolve(),
    };
    this.#media = new Media({
      store: this.store,
      events: this.events,
      choices: chooseAnswers(),
      clock: this.clock,
      mediaClock: this.clock,
      faults: this.faults,
      transport,
      listening: { host: "127.0.0.1", port, udpPort: 40_000 },
      createAudio: () => {
        const audio = new RecordedAudio();
        this.audios.push(audio);
        return audio;
      },
      startBot: () => ({ describe: () => [], close: () => undefined }),
      report: (error) => void this.failures.push(error),
      onPresenceChange: () => undefined,
    });
    this.#server.on("upgrade", (message, socket, head) => this.media.onUpgrade(message, socket, head));
  }

  async stop(): Promise<void> {
    await this.media.close();
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, "close");
  }

  addMeeting(meetingId: string, primaryMeetingId?: string): MeetingRecord {
    const meeting: MeetingRecord = {
      meetingId,
      arn: `arn:aws:chime:us-east-1:111122223333:meeting/${meetingId}`,
      scope: { account: "111122223333", region: "us-east-1" },
      clientRequestToken: meetingId,
      requestDigest: "",
      externalMeetingId: meetingId,
      mediaRegion: "us-east-1",
      mediaPlacement: emulatedMediaPlacement("http://127.0.0.1", meetingId),
      meetingHostId: undefined,
      features: undefined,
      notifications: undefined,
      primaryMeetingId,
      tenantIds: [],
      createdAt: this.clock.now(),
      idleSince: this.clock.now(),
      wasJoined: false,
      transcription: undefined,
      tags: new Map(),
      nextOrdinal: 1,
      attendees: new Map(),
    };
    this.store.add(meeting);
    return meeting;
  }

  addAttendee(meeting: MeetingRecord, externalUserId: string, capabilities = SEND_RECEIVE): AttendeeRecord {
    const attendee: AttendeeRecord = {
      attendeeId: `${externalUserId}-id`,
      externalUserId,
      joinToken: `${externalUserId}-token`,
      ordinal: meeting.nextOrdinal,
      capabilities,
      isConnected: false,
    };
    meeting.attendees.set(attendee.attendeeId, attendee);
    meeting.nextOrdinal += 1;
    this.store.touch(meeting);
    return attendee;
  }

  /** Opens the signaling connection. */
  async open(meetingId: string, joinToken: string): Promise<TestClient> {
    const socket = new WebSocket(`${this.url}/control/${meetingId}?X-Chime-Control-Protocol-Version=3`, [
      "_aws_wt_session",
      joinToken,
    ]);
    const client = new TestClient(socket);
    this.#clients.push(client);
    await once(socket, "open");
    return client;
  }

  /** Opens the connection and joins. */
  async join(meeting: MeetingRecord, joinToken: string, audioSessionId = BigInt(this.#clients.length + 1)) {
    const client = await this.open(meeting.meetingId, joinToken);
    client.send({ type: FrameType.JOIN, join: { protocolVersion: 2, audioSessionId } });
    await client.next("index");
    return client;
  }

  /** Joins, subscribes, and connects the media. */
  async enter(meeting: MeetingRecord, joinToken: string, audioSessionId?: bigint): Promise<TestClient> {
    const client = await this.join(meeting, joinToken, audioSessionId);
    await this.connectMedia(client);
    return client;
  }

  /** Sends the first offer of a client and connects its media. */
  async connectMedia(client: TestClient): Promise<FakePeer> {
    client.send({
      type: FrameType.SUBSCRIBE,
      sub: { duplex: 1, sdpOffer: offer(), audioHost: "host", audioMuted: false },
    });
    await client.next("suback");
    const peer = this.peers.at(-1);
    if (peer === undefined) throw new Error("The client has no peer.");
    client.peer = peer;
    peer.handlers.onConnected();
    await client.next("audioStreamIdInfo");
    return peer;
  }
}
