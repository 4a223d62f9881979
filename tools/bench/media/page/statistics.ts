import type { Statistics } from "./client";

const connections = new Set<RTCPeerConnection>();
let iceServers = 0;

/** From now on the connections of the page are watched. Call before an SDK is used. */
export function watchConnections(): void {
  const Native = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Native {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      iceServers += configuration?.iceServers?.length ?? 0;
      connections.add(this);
    }
  };
}

interface Report extends RTCInboundRtpStreamStats {
  readonly mimeType?: string;
}

export async function readStatistics(): Promise<Statistics> {
  const open = [...connections].filter(({ connectionState }) => connectionState !== "closed");
  const reports: Report[] = [];
  for (const connection of open) (await connection.getStats()).forEach((report: Report) => void reports.push(report));
  const inbound = reports.filter(({ type, packetsReceived = 0 }) => type === "inbound-rtp" && packetsReceived > 0);
  const audio = inbound.filter(({ kind }) => kind === "audio");
  const video = inbound.filter(({ kind }) => kind === "video");
  const sent = reports.filter(({ type, kind }) => String(type) === "outbound-rtp" && kind === "video");
  const used = new Set(inbound.map(({ codecId }) => codecId));
  const codecs = reports.filter(({ type, id }) => String(type) === "codec" && used.has(id));
  return {
    audioPackets: sum(audio.map(({ packetsReceived = 0 }) => packetsReceived)),
    audioStreams: audio.length,
    packetsLost: sum(inbound.map(({ packetsLost = 0 }) => packetsLost)),
    jitterBufferMs: sum(audio.map(({ jitterBufferDelay = 0 }) => jitterBufferDelay)) * 1000,
    jitterBufferSamples: sum(audio.map(({ jitterBufferEmittedCount = 0 }) => jitterBufferEmittedCount)),
    framesDecoded: sum(video.map(({ framesDecoded = 0 }) => framesDecoded)),
    videoStreams: video.length,
    videoBytesSent: sum(sent.map((report) => (report as unknown as RTCOutboundRtpStreamStats).bytesSent ?? 0)),
    codecs: [...new Set(codecs.map(({ mimeType = "" }) => mimeType))],
    sizes: [...new Set(video.map(({ frameWidth, frameHeight }) => `${frameWidth}x${frameHeight}`))],
    iceServers,
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
