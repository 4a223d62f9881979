import { SIGNAL_FRAME, type SignalFrame } from "./messages";
import { decode, encode, ProtobufError } from "./protobuf";

/** The types of frames that are read or written here. */
export const FrameType = {
  /** An `error` needs no type of its own; the client looks for the field. */
  ERROR: 0,
  JOIN: 1,
  JOIN_ACK: 2,
  SUBSCRIBE: 3,
  SUBSCRIBE_ACK: 4,
  INDEX: 5,
  PAUSE: 7,
  RESUME: 8,
  LEAVE: 9,
  LEAVE_ACK: 10,
  BITRATES: 13,
  AUDIO_CONTROL: 16,
  AUDIO_METADATA: 17,
  AUDIO_STREAM_ID_INFO: 18,
  PING_PONG: 19,
  AUDIO_STATUS: 20,
  DATA_MESSAGE: 22,
  REMOTE_VIDEO_UPDATE: 24,
  PRIMARY_MEETING_JOIN: 25,
  PRIMARY_MEETING_JOIN_ACK: 26,
  PRIMARY_MEETING_LEAVE: 27,
  NOTIFICATION: 34,
} as const;

/** What the type of an outgoing frame is, by the field that it holds. */
const TYPES = {
  error: FrameType.ERROR,
  joinack: FrameType.JOIN_ACK,
  suback: FrameType.SUBSCRIBE_ACK,
  index: FrameType.INDEX,
  leaveAck: FrameType.LEAVE_ACK,
  bitrates: FrameType.BITRATES,
  audioMetadata: FrameType.AUDIO_METADATA,
  audioStreamIdInfo: FrameType.AUDIO_STREAM_ID_INFO,
  pingPong: FrameType.PING_PONG,
  audioStatus: FrameType.AUDIO_STATUS,
  dataMessage: FrameType.DATA_MESSAGE,
  primaryMeetingJoinAck: FrameType.PRIMARY_MEETING_JOIN_ACK,
  primaryMeetingLeave: FrameType.PRIMARY_MEETING_LEAVE,
  notification: FrameType.NOTIFICATION,
} as const;

type OutgoingField = keyof typeof TYPES;

/** The content of a frame to a client: the field of its type, and perhaps an error beside it. */
export type Outgoing = {
  [Name in OutgoingField]: { readonly [Key in Name]: NonNullable<SignalFrame[Key]> };
}[OutgoingField];

/** The first byte of every binary message. */
const MESSAGE_TYPE = 0x05;

export function encodeFrame(content: Outgoing, timestamp: number): Buffer {
  const [name] = Object.keys(content) as OutgoingField[];
  if (name === undefined) throw new TypeError("A frame holds one field.");
  const frame: SignalFrame = { timestampMs: BigInt(Math.trunc(timestamp)), type: TYPES[name], ...content };
  return Buffer.concat([Buffer.from([MESSAGE_TYPE]), encode(SIGNAL_FRAME, frame)]);
}

/** A frame of a client; a ProtobufError where it is none. */
export function decodeFrame(bytes: Buffer): SignalFrame & { readonly type: number } {
  if (bytes[0] !== MESSAGE_TYPE) throw new ProtobufError("the message does not begin with the type of frames");
  const frame = decode(SIGNAL_FRAME, bytes.subarray(1));
  if (frame.type === undefined) throw new ProtobufError("the frame has no type");
  return { ...frame, type: frame.type };
}
