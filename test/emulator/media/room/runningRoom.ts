import { expect } from "chai";
import { FrameType } from "../../../../emulator/media/signaling/frames";
import type { Capabilities, MeetingRecord } from "../../../../emulator/state/records";
import { type FakePeer, JoinableMeetings } from "../joinableMeetings";
import { type OfferedVideoSection, offer } from "../offer";
import type { TestClient } from "../testClient";

export const VP8 = 96;

/** An RTP packet with one byte header extensions, by id. */
export function rtp(
  ssrc: number,
  payloadType: number,
  { sequence = 1, timestamp = 0, extensions = [], payload = Buffer.from([0x10, 0, 0]) }: RtpFields = {},
): Buffer {
  const header = Buffer.alloc(12);
  header[0] = extensions.length > 0 ? 0x90 : 0x80;
  header[1] = payloadType;
  header.writeUInt16BE(sequence & 0xffff, 2);
  header.writeUInt32BE(timestamp, 4);
  header.writeUInt32BE(ssrc, 8);
  const elements = extensions.flatMap(([id, value]) => [Buffer.from([(id << 4) | (value.length - 1)]), value]);
  const content = Buffer.concat(elements);
  const padded = Buffer.concat([content, Buffer.alloc((4 - (content.length % 4)) % 4)]);
  const profile = Buffer.from([0xbe, 0xde, 0, padded.length / 4]);
  return Buffer.concat([header, ...(extensions.length > 0 ? [profile, padded] : []), payload]);
}

interface RtpFields {
  readonly sequence?: number;
  readonly timestamp?: number;
  readonly extensions?: readonly (readonly [number, Buffer])[];
  readonly payload?: Buffer;
}

export const capabilities = (changed: Partial<Capabilities>): Capabilities => ({
  Audio: "SendReceive",
  Video: "SendReceive",
  Content: "SendReceive",
  ...changed,
});

export const peerOf = (client: TestClient): FakePeer => {
  if (client.peer === undefined) throw new Error("The client has no media.");
  return client.peer;
};

/** Publishes the video of a client in the section `1`, with a stream for each bitrate in kbit/s. */
export async function publish(
  client: TestClient,
  ssrc: number,
  section: Partial<OfferedVideoSection> = {},
  bitrates = [1400],
) {
  client.send({
    type: FrameType.SUBSCRIBE,
    sub: {
      duplex: 3,
      sdpOffer: offer([{ mid: "1", direction: "sendrecv", ssrc, ...section }]),
      sendStreams: [
        { mediaType: 1, streamId: 1 },
        ...bitrates.map((maxBitrateKbps) => ({ mediaType: 2, maxBitrateKbps, framerate: 15, trackLabel: "video" })),
      ],
      receiveStreamIds: [0],
    },
  });
  return client.next("suback");
}

/** Subscribes to a video stream in the section `2`. */
export async function subscribe(client: TestClient, streamId: number, targetBitrateKbps?: number) {
  client.send({
    type: FrameType.SUBSCRIBE,
    sub: {
      duplex: 1,
      sdpOffer: offer([
        { mid: "1", direction: "inactive" },
        { mid: "2", direction: "recvonly" },
      ]),
      receiveStreamIds: [0, streamId],
      ...(targetBitrateKbps !== undefined && {
        videoSubscriptionConfiguration: [{ mid: "2", streamId, targetBitrateKbps }],
      }),
    },
  });
  return client.next("suback");
}

/** A meeting whose media run for one test. */
export class RunningRoom {
  readonly meetings = new JoinableMeetings();
  readonly meeting: MeetingRecord;

  private constructor() {
    this.meeting = this.meetings.addMeeting("m");
  }

  static async start(): Promise<RunningRoom> {
    const room = new RunningRoom();
    await room.meetings.start();
    return room;
  }

  async stop(): Promise<void> {
    await this.meetings.stop();
    expect(this.meetings.failures).to.deep.equal([]);
  }

  /** Adds an attendee with this name, and joins as it. */
  async enter(name: string, given?: Capabilities): Promise<TestClient> {
    this.meetings.addAttendee(this.meeting, name, given);
    return this.meetings.enter(this.meeting, `${name}-token`);
  }
}
