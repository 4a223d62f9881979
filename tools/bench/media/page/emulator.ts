import {
  ConsoleLogger,
  DefaultDeviceController,
  DefaultMeetingSession,
  LogLevel,
  MeetingSessionConfiguration,
  VideoCodecCapability,
  type VideoTileState,
} from "amazon-chime-sdk-js";
import type { JoinedCall, SentMedia } from "./client";
import { addVideo, startClient } from "./startClient";

const AUDIO_ARRIVES_WITHIN_MS = 10_000;

startClient({ join });

async function join(admission: unknown, { microphone, camera, videoKbits, onVideo }: SentMedia): Promise<JoinedCall> {
  const { meeting, attendee } = admission as { meeting: object; attendee: object };
  const logger = new ConsoleLogger("bench", LogLevel.ERROR);
  const devices = new DefaultDeviceController(logger, { enableWebAudio: false });
  const configuration = new MeetingSessionConfiguration(meeting, attendee);
  const { audioVideo } = new DefaultMeetingSession(configuration, logger, devices);
  const audio = document.createElement("audio");
  document.body.append(audio);
  if (camera) {
    audioVideo.setVideoCodecSendPreferences?.([VideoCodecCapability.vp8()]);
    audioVideo.setVideoMaxBandwidthKbps(videoKbits);
  }
  const elements = new Map<number, HTMLVideoElement>();
  const started = new Promise<void>((resolve) => {
    audioVideo.addObserver({
      audioVideoDidStart: () => resolve(),
      videoTileDidUpdate: (state: VideoTileState) => {
        const { tileId, boundVideoStream, localTile } = state;
        if (tileId === null || !boundVideoStream || localTile || elements.has(tileId)) return;
        const element = addVideo();
        elements.set(tileId, element);
        onVideo(element);
        audioVideo.bindVideoElement(tileId, element);
      },
    });
  });
  await audioVideo.bindAudioElement(audio);
  await audioVideo.startAudioInput(microphone);
  if (camera) await audioVideo.startVideoInput(camera);
  audioVideo.start();
  await started;
  if (camera) audioVideo.startLocalVideoTile();
  return { audio: streamOf(audio) };
}

/** The stream is bound a moment after the start. */
async function streamOf(element: HTMLAudioElement): Promise<MediaStream> {
  const deadline = performance.now() + AUDIO_ARRIVES_WITHIN_MS;
  while (performance.now() < deadline) {
    if (element.srcObject instanceof MediaStream) return element.srcObject;
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  throw new Error("No audio arrived.");
}
