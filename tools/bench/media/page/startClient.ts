import { type BenchClient, FRAMES_PER_SECOND, HEIGHT, type Sdk, WIDTH } from "./client";
import { measureDelay } from "./delay";
import { readStatistics, watchConnections } from "./statistics";

declare global {
  interface Window {
    client: BenchClient;
  }
}

/** Makes the page the client of one participant, who joins by this SDK. */
export function startClient(sdk: Sdk): void {
  watchConnections();
  const seen = new Set<HTMLVideoElement>();
  let microphone = new MediaStream();
  let camera: MediaStream | undefined;
  let begunAt = 0;
  let firstFrameAt: number | undefined;
  const onVideo = (element: HTMLVideoElement) => {
    element.requestVideoFrameCallback(() => {
      firstFrameAt ??= performance.now();
      seen.add(element);
    });
  };
  window.client = {
    prepare: async (hasVideo) => {
      microphone = await navigator.mediaDevices.getUserMedia({ audio: true });
      camera = hasVideo ? await openCamera() : undefined;
    },
    join: async (admission, videoKbits) => {
      begunAt = performance.now();
      await sdk.join(admission, { microphone, camera, videoKbits, onVideo });
    },
    firstFrameMs: () => (firstFrameAt === undefined ? undefined : firstFrameAt - begunAt),
    othersReceived: async (hasVideo) => (hasVideo ? seen.size : (await readStatistics()).audioStreams),
    statistics: readStatistics,
    measureDelay: (admissions, seconds) =>
      measureDelay((sent, at) => sdk.join(admissions[at], { microphone: sent, videoKbits: 0, onVideo }), seconds),
  };
}

function openCamera(): Promise<MediaStream> {
  const exactly = (exact: number) => ({ exact });
  return navigator.mediaDevices.getUserMedia({
    video: { width: exactly(WIDTH), height: exactly(HEIGHT), frameRate: exactly(FRAMES_PER_SECOND) },
  });
}

/** An element that shows a video. */
export function addVideo(): HTMLVideoElement {
  const element = document.createElement("video");
  Object.assign(element, { muted: true, autoplay: true, playsInline: true, width: 160 });
  document.body.append(element);
  return element;
}
