/// <reference lib="dom" />
import {
  ConsoleLogger,
  DefaultDeviceController,
  DefaultMeetingSession,
  LogLevel,
  MeetingSessionConfiguration,
  MeetingSessionStatusCode,
  Versioning,
  type VideoTileState,
} from "amazon-chime-sdk-js";

/** How a test joins, besides with the outputs of a meeting. */
export interface JoinOptions {
  readonly simulcast?: boolean;
}

/** What happened to the client, in order. */
export interface ClientEvent {
  readonly what: string;
  /** Milliseconds since `join`. */
  readonly at: number;
  readonly [detail: string]: unknown;
}

/** A remote or local video as it is shown. */
export interface ShownVideo {
  readonly attendeeId: string;
  readonly isLocal: boolean;
  readonly isContent: boolean;
  readonly width: number;
  readonly height: number;
  readonly seconds: number;
}

const events: ClientEvent[] = [];
let startedAt = performance.now();
let session: DefaultMeetingSession;
const tiles = new Map<number, { readonly state: VideoTileState; readonly element: HTMLVideoElement }>();
const volumes: Record<string, { loudest: number; isMuted?: boolean }> = {};

const note = (what: string, detail: object = {}) =>
  events.push({ what, at: Math.round(performance.now() - startedAt), ...detail });

function showTile(state: VideoTileState): void {
  if (state.tileId === null || !state.boundVideoStream) return;
  const known = tiles.get(state.tileId)?.element;
  const element = known ?? document.createElement("video");
  element.muted = true;
  element.autoplay = true;
  if (known === undefined) document.body.append(element);
  tiles.set(state.tileId, { state, element });
  session.audioVideo.bindVideoElement(state.tileId, element);
}

function observe(): void {
  const { audioVideo } = session;
  audioVideo.addObserver({
    audioVideoDidStart: () => void note("started"),
    audioVideoDidStartConnecting: (isReconnecting) => void note("connecting", { isReconnecting }),
    audioVideoDidStop: (status) => void note("stopped", { status: MeetingSessionStatusCode[status.statusCode()] }),
    videoTileDidUpdate: showTile,
    videoTileWasRemoved: (tileId) => {
      tiles.get(tileId)?.element.remove();
      tiles.delete(tileId);
    },
    videoSendDidBecomeUnavailable: () => void note("videoUnavailable"),
    connectionDidBecomePoor: () => void note("poorConnection"),
  });
  audioVideo.realtimeSubscribeToAttendeeIdPresence((attendeeId, isPresent, externalUserId = "", isDropped) => {
    note("presence", { attendeeId, externalUserId, isPresent, isDropped });
    if (volumes[externalUserId] !== undefined || !isPresent) return;
    const heard: { loudest: number; isMuted?: boolean } = { loudest: 0 };
    volumes[externalUserId] = heard;
    audioVideo.realtimeSubscribeToVolumeIndicator(attendeeId, (_id, volume, isMuted) => {
      heard.loudest = Math.max(heard.loudest, volume ?? 0);
      if (isMuted !== null) heard.isMuted = isMuted;
    });
  });
  audioVideo.realtimeSubscribeToReceiveDataMessage("chat", (message) =>
    note("message", { text: message.text(), from: message.senderExternalUserId, isThrottled: message.throttled }),
  );
}

/** What the audio element plays: the loudest sample of an interval. */
async function heardPeak(milliseconds: number): Promise<number> {
  const element = document.querySelector("audio") as HTMLAudioElement;
  const context = new AudioContext();
  await context.resume();
  const analyser = context.createAnalyser();
  context.createMediaStreamSource(element.srcObject as MediaStream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  let peak = 0;
  for (const end = performance.now() + milliseconds; performance.now() < end; ) {
    analyser.getFloatTimeDomainData(samples);
    for (const sample of samples) peak = Math.max(peak, Math.abs(sample));
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await context.close();
  return peak;
}

const client = {
  events,
  volumes,
  heardPeak,
  get audioVideo() {
    return session.audioVideo;
  },
  async join({ Meeting, Attendee }: { Meeting: unknown; Attendee: unknown }, { simulcast = false }: JoinOptions = {}) {
    const logger = new ConsoleLogger("sdk", LogLevel.WARN);
    const configuration = new MeetingSessionConfiguration(Meeting, Attendee);
    configuration.enableSimulcastForUnifiedPlanChromiumBasedBrowsers = simulcast;
    session = new DefaultMeetingSession(configuration, logger, new DefaultDeviceController(logger));
    observe();
    const { audioVideo } = session;
    await audioVideo.bindAudioElement(document.querySelector("audio") as HTMLAudioElement);
    const [microphone] = await audioVideo.listAudioInputDevices();
    await audioVideo.startAudioInput(microphone?.deviceId ?? "default");
    startedAt = performance.now();
    audioVideo.start();
    return Versioning.sdkVersion;
  },
  /** The answers that the SDK sets then have candidates of TCP alone. */
  ignoreUdpCandidates() {
    type SetDescription = (this: RTCPeerConnection, description: RTCSessionDescriptionInit) => Promise<void>;
    const connection = RTCPeerConnection.prototype as { setRemoteDescription: SetDescription };
    const { setRemoteDescription } = connection;
    connection.setRemoteDescription = function ({ type, sdp = "" }) {
      return setRemoteDescription.call(this, { type, sdp: sdp.replace(/^a=candidate:\S+ 1 udp .*\r\n/gm, "") });
    };
  },
  async startCamera() {
    const [camera] = await session.audioVideo.listVideoInputDevices();
    await session.audioVideo.startVideoInput(camera?.deviceId ?? "default");
    session.audioVideo.startLocalVideoTile();
  },
  /** A moving picture instead of a screen, which a headless browser does not have. */
  async shareContent() {
    const canvas = document.createElement("canvas");
    Object.assign(canvas, { width: 640, height: 360 });
    const context = canvas.getContext("2d") as CanvasRenderingContext2D;
    let frame = 0;
    setInterval(() => {
      frame += 1;
      context.fillStyle = `hsl(${frame % 360} 80% 50%)`;
      context.fillRect(0, 0, canvas.width, canvas.height);
    }, 100);
    await session.audioVideo.startContentShare(canvas.captureStream(10));
  },
  shownVideos: (): ShownVideo[] =>
    [...tiles.values()].map(({ state, element }) => ({
      attendeeId: state.boundAttendeeId ?? "",
      isLocal: state.localTile,
      isContent: state.isContent,
      width: element.videoWidth,
      height: element.videoHeight,
      seconds: element.currentTime,
    })),
  /** The statistics of WebRTC of a type, such as `inbound-rtp`. */
  async statistics(type: string) {
    const found: Record<string, unknown>[] = [];
    const report = await session.audioVideo.getRTCPeerConnectionStats();
    report?.forEach((one: Record<string, unknown>) => {
      if (one["type"] === type) found.push({ ...one });
    });
    return found;
  },
};

export type Client = typeof client;

Object.assign(window, { client });
