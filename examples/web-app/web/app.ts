import {
  ConsoleLogger,
  DefaultDeviceController,
  DefaultMeetingSession,
  LogLevel,
  MeetingSessionConfiguration,
  type MeetingSessionStatus,
  MeetingSessionStatusCode,
  type VideoTileState,
} from "amazon-chime-sdk-js";

const find = <Type extends Element>(selector: string) => document.querySelector(selector) as Type;

const form = find<HTMLFormElement>("form");
const status = find<HTMLElement>("[role=status]");
const muteButton = find<HTMLButtonElement>("#mute");
const endButton = find<HTMLButtonElement>("#end");
const roster = find<HTMLUListElement>("ul");
const videos = find<HTMLElement>("#videos");

/** The people in the call: the text of their entry in the roster. */
const people = new Map<string, HTMLLIElement>();

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const name = String(new FormData(form).get("name"));
  join(name).catch((error: Error) => {
    status.textContent = `You could not join: ${error.message}`;
  });
});

/** The identity provider issues the token; the page calls the join URL with it, and the room lets the person of the token in. */
async function join(name: string): Promise<void> {
  const { joinUrl, room } = await (await fetch("/config.json")).json();
  const login = await fetch("/login", { method: "POST", body: name });
  if (!login.ok) throw new Error(await login.text());
  const send = sender(joinUrl, await login.text());
  const { Meeting, Attendee } = await send({ room });
  const logger = new ConsoleLogger("call", LogLevel.WARN);
  const configuration = new MeetingSessionConfiguration(Meeting, Attendee);
  const session = new DefaultMeetingSession(configuration, logger, new DefaultDeviceController(logger));
  observe(session);
  await startDevices(session);
  session.audioVideo.start();
  endButton.onclick = () => {
    send({ action: "end", room }).catch((error: Error) => {
      status.textContent = `You could not end the call: ${error.message}`;
    });
  };
}

/** Sends requests of the person to the standing room. An error has the message of the room. */
function sender(joinUrl: string, token: string) {
  return async (request: object) => {
    const response = await fetch(joinUrl, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify(request),
    });
    const answer = await response.json();
    if (!response.ok) throw new Error(answer.message);
    return answer;
  };
}

async function startDevices({ audioVideo }: DefaultMeetingSession): Promise<void> {
  await audioVideo.bindAudioElement(document.body.appendChild(document.createElement("audio")));
  const [microphone] = await audioVideo.listAudioInputDevices();
  if (microphone) await audioVideo.startAudioInput(microphone.deviceId);
  const [camera] = await audioVideo.listVideoInputDevices();
  if (camera) await audioVideo.startVideoInput(camera.deviceId);
}

function observe({ audioVideo }: DefaultMeetingSession): void {
  audioVideo.addObserver({
    audioVideoDidStart: () => {
      status.textContent = "You are in the call.";
      form.hidden = true;
      muteButton.hidden = false;
      endButton.hidden = false;
      audioVideo.startLocalVideoTile();
    },
    audioVideoDidStop: (reason) => {
      status.textContent = sentenceFor(reason);
      form.hidden = false;
      muteButton.hidden = true;
      endButton.hidden = true;
      people.clear();
      roster.replaceChildren();
      videos.replaceChildren();
    },
    videoTileDidUpdate: (tile) => showVideo(audioVideo, tile),
    videoTileWasRemoved: (tileId) => document.getElementById(`video-${tileId}`)?.remove(),
  });
  audioVideo.realtimeSubscribeToAttendeeIdPresence((attendeeId, isPresent, name = attendeeId) => {
    people.get(attendeeId)?.remove();
    people.delete(attendeeId);
    if (isPresent) addPerson(audioVideo, attendeeId, name);
  });
  muteButton.onclick = () => {
    const isMuted = audioVideo.realtimeIsLocalAudioMuted();
    if (isMuted) audioVideo.realtimeUnmuteLocalAudio();
    else audioVideo.realtimeMuteLocalAudio();
    muteButton.setAttribute("aria-pressed", String(!isMuted));
  };
}

function addPerson(audioVideo: DefaultMeetingSession["audioVideo"], attendeeId: string, name: string): void {
  const entry = document.createElement("li");
  entry.textContent = name;
  roster.append(entry);
  people.set(attendeeId, entry);
  audioVideo.realtimeSubscribeToVolumeIndicator(attendeeId, (_id, _volume, isMuted) => {
    if (isMuted !== null) entry.textContent = isMuted ? `${name} (muted)` : name;
  });
}

function showVideo(audioVideo: DefaultMeetingSession["audioVideo"], tile: VideoTileState): void {
  if (tile.tileId === null || !tile.boundAttendeeId) return;
  const id = `video-${tile.tileId}`;
  let video = document.getElementById(id) as HTMLVideoElement | null;
  if (!video) {
    video = document.createElement("video");
    video.id = id;
    videos.append(video);
  }
  video.setAttribute("aria-label", `Video of ${tile.boundExternalUserId}`);
  audioVideo.bindVideoElement(tile.tileId, video);
}

function sentenceFor(reason: MeetingSessionStatus): string {
  switch (reason.statusCode()) {
    case MeetingSessionStatusCode.Left:
      return "You left the call.";
    case MeetingSessionStatusCode.MeetingEnded:
      return "The call has ended.";
    case MeetingSessionStatusCode.AudioAttendeeRemoved:
      return "You were removed from the call.";
    default:
      return `The call stopped: ${MeetingSessionStatusCode[reason.statusCode()]}.`;
  }
}
