/** What the bench asks of the page of one participant; both media servers' pages have it, as `window.client`. */
export interface BenchClient {
  /** Opens the microphone and, for a video, the camera, so that this does not count as joining. */
  prepare(hasVideo: boolean): Promise<void>;
  /** Joins and sends what was prepared. `admission` is what the server's `admit` returned. */
  join(admission: unknown, videoKbits: number): Promise<void>;
  /** How long the first frame of somebody else took from the beginning of the join; undefined before that. */
  firstFrameMs(): number | undefined;
  /** How many others this participant sees, or where there is no video, hears. */
  othersReceived(hasVideo: boolean): Promise<number>;
  statistics(): Promise<Statistics>;
  /** The one-way delay of audio in milliseconds, from clicks; joins twice, so that one clock times both ends. */
  measureDelay(admissions: readonly unknown[], seconds: number): Promise<number[]>;
}

/** Counters of all connections of the page since they began. */
export interface Statistics {
  readonly audioPackets: number;
  readonly audioStreams: number;
  readonly packetsLost: number;
  readonly jitterBufferMs: number;
  readonly jitterBufferSamples: number;
  readonly framesDecoded: number;
  readonly videoStreams: number;
  readonly videoBytesSent: number;
  readonly codecs: readonly string[];
  readonly sizes: readonly string[];
  readonly iceServers: number;
}

/** One way to join, by the SDK of one of the servers. */
export interface Sdk {
  /** `microphone` and `camera` are sent; `onVideo` is called with each element that shows somebody else. */
  join(admission: unknown, media: SentMedia): Promise<JoinedCall>;
}

export interface SentMedia {
  readonly microphone: MediaStream;
  readonly camera?: MediaStream | undefined;
  readonly videoKbits: number;
  onVideo(element: HTMLVideoElement): void;
}

export interface JoinedCall {
  /** Resolves with the audio of the others. */
  readonly audio: Promise<MediaStream>;
}

export const WIDTH = 640;
export const HEIGHT = 360;
export const FRAMES_PER_SECOND = 15;
