import { Room } from "livekit-client";
import { FRAMES_PER_SECOND, type JoinedCall, type SentMedia } from "./client";
import { addVideo, startClient } from "./startClient";

/** What the other SDK sends by default, so that the servers and not the settings of their clients are compared. */
const AUDIO_KBITS = 32;

startClient({ join });

async function join(admission: unknown, { microphone, camera, videoKbits, onVideo }: SentMedia): Promise<JoinedCall> {
  const { url, token } = admission as { url: string; token: string };
  const room = new Room({
    adaptiveStream: false,
    dynacast: false,
    publishDefaults: {
      simulcast: false,
      dtx: false,
      red: false,
      videoCodec: "vp8",
      backupCodec: false,
      audioPreset: { maxBitrate: AUDIO_KBITS * 1000 },
      videoEncoding: { maxBitrate: videoKbits * 1000, maxFramerate: FRAMES_PER_SECOND },
    },
  });
  const audio = new Promise<MediaStream>((resolve) => {
    room.on("trackSubscribed", (track) => {
      if (track.kind === "video") {
        const element = addVideo();
        onVideo(element);
        track.attach(element);
      } else {
        document.body.append(track.attach());
        resolve(new MediaStream([track.mediaStreamTrack]));
      }
    });
  });
  await room.connect(url, token, { rtcConfig: { iceServers: [] } });
  const tracks = [
    ...microphone.getAudioTracks().map((track) => [track, "microphone"] as const),
    ...(camera?.getVideoTracks() ?? []).map((track) => [track, "camera"] as const),
  ];
  await Promise.all(tracks.map(([track, source]) => room.localParticipant.publishTrack(track, { source })));
  return { audio };
}
