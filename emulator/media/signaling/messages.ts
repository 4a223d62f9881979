import { field, list, type Message } from "./protobuf";

/**
 * The messages of the signaling protocol by their field numbers, as amazon-chime-sdk-js 3.x reads and writes them. Fields that the
 * emulator neither reads nor writes are left out. AWS publishes no specification of this protocol.
 */

const ERROR = { status: field(1, "uint32"), description: field(2, "string") };

const CLIENT_DETAILS = {
  appName: field(1, "string"),
  appVersion: field(2, "string"),
  platformName: field(5, "string"),
  platformVersion: field(6, "string"),
  clientSource: field(7, "string"),
  chimeSdkVersion: field(8, "string"),
  osName: field(10, "string"),
};

const JOIN = {
  protocolVersion: field(1, "uint32"),
  maxNumOfVideos: field(2, "uint32"),
  flags: field(3, "uint32"),
  clientDetails: field(4, CLIENT_DETAILS),
  audioSessionId: field(6, "uint64"),
  wantsCompressedSdp: field(7, "bool"),
  serverSideNetworkAdaption: field(10, "uint32"),
  supportedServerSideNetworkAdaptions: list(11, "uint32"),
  wantsAllTemporalLayersInIndex: field(12, "bool"),
};

const TURN_CREDENTIALS = {
  username: field(1, "string"),
  password: field(2, "string"),
  ttl: field(3, "uint32"),
  uris: list(4, "string"),
};

const JOIN_ACK = {
  turnCredentials: field(1, TURN_CREDENTIALS),
  videoSubscriptionLimit: field(2, "uint32"),
  wantsCompressedSdp: field(3, "bool"),
  defaultServerSideNetworkAdaption: field(4, "uint32"),
};

const STREAM_DESCRIPTOR = {
  streamId: field(1, "uint32"),
  framerate: field(2, "uint32"),
  maxBitrateKbps: field(3, "uint32"),
  trackLabel: field(4, "string"),
  groupId: field(6, "uint32"),
  avgBitrateBps: field(7, "uint32"),
  attendeeId: field(8, "string"),
  mediaType: field(9, "uint32"),
  externalUserId: field(10, "string"),
  width: field(11, "uint32"),
  height: field(12, "uint32"),
};

const VIDEO_SUBSCRIPTION = {
  mid: field(1, "string"),
  attendeeId: field(2, "string"),
  streamId: field(3, "uint32"),
  priority: field(4, "uint32"),
  targetBitrateKbps: field(5, "uint32"),
  groupId: field(6, "uint32"),
  qualityAdaptationPreference: field(7, "uint32"),
};

const SUBSCRIBE = {
  duplex: field(1, "uint32"),
  sendStreams: list(2, STREAM_DESCRIPTOR),
  receiveStreamIds: list(3, "uint32"),
  sdpOffer: field(4, "string"),
  audioHost: field(5, "string"),
  audioCheckin: field(6, "bool"),
  audioMuted: field(7, "bool"),
  compressedSdpOffer: field(8, "bytes"),
  videoSubscriptionConfiguration: list(9, VIDEO_SUBSCRIPTION),
};

const STREAM_ALLOCATION = {
  trackLabel: field(1, "string"),
  streamId: field(2, "uint32"),
  groupId: field(3, "uint32"),
};

const TRACK_MAPPING = { streamId: field(1, "uint32"), ssrc: field(2, "uint32"), trackLabel: field(3, "string") };

const SUBSCRIBE_ACK = {
  duplex: field(1, "uint32"),
  allocations: list(2, STREAM_ALLOCATION),
  sdpAnswer: field(3, "string"),
  tracks: list(4, TRACK_MAPPING),
  compressedSdpAnswer: field(5, "bytes"),
};

const INDEX = {
  atCapacity: field(1, "bool"),
  sources: list(2, STREAM_DESCRIPTOR),
  pausedAtSourceIds: list(3, "uint32"),
  numParticipants: field(4, "uint32"),
  supportedReceiveCodecIntersection: list(5, "uint32"),
};

const PAUSE = { streamIds: list(1, "uint32"), groupIds: list(2, "uint32") };

const BITRATES = {
  bitrates: list(1, { sourceStreamId: field(1, "uint32"), avgBitrateBps: field(2, "uint32") }),
  serverAvailableOutgoingBitrate: field(2, "uint32"),
};

const AUDIO_CONTROL = { muted: field(1, "bool") };

const AUDIO_ATTENDEE_STATE = {
  audioStreamId: field(1, "uint32"),
  volume: field(2, "uint32"),
  muted: field(3, "bool"),
  signalStrength: field(4, "uint32"),
};

const AUDIO_STREAM = {
  audioStreamId: field(1, "uint32"),
  attendeeId: field(2, "string"),
  muted: field(3, "bool"),
  externalUserId: field(4, "string"),
  dropped: field(5, "bool"),
};

const PING_PONG = { type: field(1, "uint32"), pingId: field(2, "uint32") };

const DATA_MESSAGE = {
  topic: field(1, "string"),
  data: field(2, "bytes"),
  lifetimeMs: field(3, "uint32"),
  senderAttendeeId: field(4, "string"),
  ingestTimeNs: field(5, "int64"),
  senderExternalUserId: field(6, "string"),
};

const REMOTE_VIDEO_UPDATE = {
  addedOrUpdatedVideoSubscriptions: list(1, VIDEO_SUBSCRIPTION),
  removedVideoSubscriptionMids: list(2, "string"),
};

const CREDENTIALS = {
  attendeeId: field(1, "string"),
  externalUserId: field(2, "string"),
  joinToken: field(3, "string"),
};

/** The one message of every frame: its type, and the field that belongs to it. */
export const SIGNAL_FRAME = {
  timestampMs: field(1, "uint64"),
  type: field(2, "uint32"),
  error: field(3, ERROR),
  join: field(4, JOIN),
  joinack: field(5, JOIN_ACK),
  sub: field(6, SUBSCRIBE),
  suback: field(7, SUBSCRIBE_ACK),
  index: field(8, INDEX),
  pause: field(10, PAUSE),
  leave: field(11, {}),
  leaveAck: field(12, {}),
  bitrates: field(14, BITRATES),
  audioControl: field(17, AUDIO_CONTROL),
  audioMetadata: field(18, { attendeeStates: list(1, AUDIO_ATTENDEE_STATE) }),
  audioStreamIdInfo: field(19, { streams: list(1, AUDIO_STREAM) }),
  pingPong: field(20, PING_PONG),
  audioStatus: field(21, { audioStatus: field(1, "uint32") }),
  dataMessage: field(23, { messages: list(1, DATA_MESSAGE) }),
  remoteVideoUpdate: field(25, REMOTE_VIDEO_UPDATE),
  primaryMeetingJoin: field(26, { credentials: field(1, CREDENTIALS) }),
  primaryMeetingJoinAck: field(27, {}),
  primaryMeetingLeave: field(28, {}),
  notification: field(35, { level: field(1, "uint32"), message: field(2, "string") }),
};

export type SignalFrame = Message<typeof SIGNAL_FRAME>;
export type Join = Message<typeof JOIN>;
export type Subscribe = Message<typeof SUBSCRIBE>;
export type SubscribeAck = Message<typeof SUBSCRIBE_ACK>;
export type Index = Message<typeof INDEX>;
export type StreamDescriptor = Message<typeof STREAM_DESCRIPTOR>;
export type AudioStream = Message<typeof AUDIO_STREAM>;
export type AudioAttendeeState = Message<typeof AUDIO_ATTENDEE_STATE>;
export type DataMessage = Message<typeof DATA_MESSAGE>;
export type RemoteVideoUpdate = Message<typeof REMOTE_VIDEO_UPDATE>;
export type Credentials = Message<typeof CREDENTIALS>;
