import {
  type AudioVideoFacade,
  ConsoleLogger,
  DefaultDeviceController,
  DefaultMeetingSession,
  LogLevel,
  MeetingSessionConfiguration,
  type VideoTileState,
} from "amazon-chime-sdk-js";
import { chosenDevice, offerDevices } from "./devices";
import { append, find, setPressed, setStatus } from "./elements";
import { sentenceFor } from "./ends";

const CHAT_TOPIC = "chat";
const CHAT_LIFETIME_MS = 300_000;

interface JoinInfo {
  readonly Meeting: { readonly ExternalMeetingId?: string };
  readonly Attendee: { readonly ExternalUserId: string };
}

const showFailure = (error: unknown) => setStatus(`It failed: ${error instanceof Error ? error.message : error}`);

/**
 * The key of a page that works once is in the fragment, which browsers do not send. The page of the emulator names the meeting and the
 * attendee in its query.
 */
async function loadJoinInfo(): Promise<JoinInfo> {
  const key = location.hash.slice(1);
  history.replaceState(null, "", location.pathname + location.search);
  const response = await fetch(`join-info${location.search}`, { method: "POST", headers: { "x-join-key": key } });
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as JoinInfo;
}

async function load(): Promise<void> {
  const info = await loadJoinInfo();
  const { ExternalUserId: name } = info.Attendee;
  const meeting = info.Meeting.ExternalMeetingId ?? "a meeting";
  document.title = `${meeting} as ${name}`;
  find("title").textContent = meeting;
  setStatus(`You can join ${meeting} as ${name}.`);
  const button = find<HTMLButtonElement>("join");
  button.disabled = false;
  button.onclick = () => {
    button.disabled = true;
    setStatus("Joining…");
    join(info).catch((error: unknown) => {
      button.disabled = false;
      showFailure(error);
    });
  };
}

async function join({ Meeting, Attendee }: JoinInfo): Promise<void> {
  const logger = new ConsoleLogger("meeting", LogLevel.ERROR);
  const configuration = new MeetingSessionConfiguration(Meeting, Attendee);
  const { audioVideo } = new DefaultMeetingSession(configuration, logger, new DefaultDeviceController(logger));
  const speaker = append(document.body, "audio");
  await audioVideo.bindAudioElement(speaker);
  await offerDevices(audioVideo, showFailure);
  const microphone = chosenDevice("microphones");
  if (microphone) await audioVideo.startAudioInput(microphone);
  observe(audioVideo, speaker);
  showRoster(audioVideo);
  showChat(audioVideo, Attendee.ExternalUserId);
  connectControls(audioVideo);
  audioVideo.start();
}

function observe(audioVideo: AudioVideoFacade, speaker: HTMLElement): void {
  const tiles = new Map<number, HTMLElement>();
  audioVideo.addObserver({
    audioVideoDidStartConnecting: (isReconnecting) => setStatus(isReconnecting ? "Reconnecting…" : "Joining…"),
    audioVideoDidStart: () => {
      setStatus("You are in the meeting.");
      find("join").hidden = true;
      find("call").hidden = false;
    },
    audioVideoDidStop: (status) => {
      setStatus(sentenceFor(status));
      const button = find<HTMLButtonElement>("join");
      button.hidden = false;
      button.disabled = false;
      find("call").hidden = true;
      speaker.remove();
      for (const id of ["videos", "roster", "messages"]) find(id).replaceChildren();
      void audioVideo.stopAudioInput().catch(showFailure);
      void audioVideo.stopVideoInput().catch(showFailure);
    },
    videoTileDidUpdate: (tile) => showVideo(audioVideo, tile, tiles),
    videoTileWasRemoved: (tileId) => {
      tiles.get(tileId)?.remove();
      tiles.delete(tileId);
    },
  });
}

function showVideo(audioVideo: AudioVideoFacade, tile: VideoTileState, tiles: Map<number, HTMLElement>): void {
  if (tile.tileId === null || !tile.boundAttendeeId) return;
  let figure = tiles.get(tile.tileId);
  if (figure === undefined) {
    figure = append(find("videos"), "figure");
    append(figure, "video");
    append(figure, "figcaption");
    tiles.set(tile.tileId, figure);
  }
  const name = tile.boundExternalUserId?.replace(/#content$/, "") ?? "";
  const label = `${tile.isContent ? "Screen" : "Video"} of ${name}`;
  const [video, caption] = figure.children as unknown as [HTMLVideoElement, HTMLElement];
  caption.textContent = label;
  video.setAttribute("aria-label", label);
  audioVideo.bindVideoElement(tile.tileId, video);
}

function showRoster(audioVideo: AudioVideoFacade): void {
  const entries = new Map<string, HTMLElement>();
  audioVideo.realtimeSubscribeToAttendeeIdPresence((attendeeId, isPresent, externalUserId = attendeeId) => {
    entries.get(attendeeId)?.remove();
    entries.delete(attendeeId);
    if (!isPresent) {
      audioVideo.realtimeUnsubscribeFromVolumeIndicator(attendeeId);
      return;
    }
    const name = attendeeId.endsWith("#content") ? `${externalUserId} (screen)` : externalUserId;
    const entry = append(find("roster"), "li", name);
    entries.set(attendeeId, entry);
    audioVideo.realtimeSubscribeToVolumeIndicator(attendeeId, (_id, _volume, isMuted) => {
      if (isMuted !== null) entry.textContent = isMuted ? `${name} (muted)` : name;
    });
  });
}

function showChat(audioVideo: AudioVideoFacade, ownName: string): void {
  const show = (from: string, text: string) => {
    append(find("messages"), "p", `${from}: ${text}`).scrollIntoView({ block: "nearest" });
  };
  audioVideo.realtimeSubscribeToReceiveDataMessage(CHAT_TOPIC, (message) => {
    if (message.throttled) show("The meeting", "You send messages too fast. The last one was not delivered.");
    else show(message.senderExternalUserId, message.text());
  });
  find<HTMLFormElement>("chat").onsubmit = (event) => {
    event.preventDefault();
    const input = find<HTMLInputElement>("message");
    audioVideo.realtimeSendDataMessage(CHAT_TOPIC, input.value, CHAT_LIFETIME_MS);
    // Clients do not get their own messages.
    show(ownName, input.value);
    input.value = "";
  };
}

function connectControls(audioVideo: AudioVideoFacade): void {
  const onClick = (id: string, run: () => unknown) => {
    setPressed(find(id), false);
    find(id).onclick = () => void Promise.resolve().then(run).catch(showFailure);
  };
  audioVideo.realtimeSubscribeToMuteAndUnmuteLocalAudio((isMuted) => setPressed(find("mute"), isMuted));
  onClick("mute", () => {
    if (audioVideo.realtimeIsLocalAudioMuted()) audioVideo.realtimeUnmuteLocalAudio();
    else audioVideo.realtimeMuteLocalAudio();
  });
  onClick("camera", async () => {
    const isOn = audioVideo.hasStartedLocalVideoTile();
    if (isOn) {
      audioVideo.stopLocalVideoTile();
      await audioVideo.stopVideoInput();
    } else {
      await audioVideo.startVideoInput(chosenDevice("cameras"));
      audioVideo.startLocalVideoTile();
    }
    setPressed(find("camera"), !isOn);
  });
  audioVideo.addContentShareObserver({
    contentShareDidStart: () => setPressed(find("share"), true),
    contentShareDidStop: () => setPressed(find("share"), false),
  });
  onClick("share", async () => {
    if (find("share").getAttribute("aria-pressed") === "true") audioVideo.stopContentShare();
    else await audioVideo.startContentShareFromScreenCapture();
  });
  find("leave").removeAttribute("aria-pressed");
  find("leave").onclick = () => audioVideo.stop();
}

load().catch((error: unknown) => setStatus(error instanceof Error ? error.message : String(error)));
