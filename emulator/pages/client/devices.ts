import type { AudioVideoFacade } from "amazon-chime-sdk-js";
import { append, find } from "./elements";

interface DeviceChoice {
  /** The id of the `select` element. */
  readonly id: string;
  list(audioVideo: AudioVideoFacade): Promise<MediaDeviceInfo[]>;
  use(audioVideo: AudioVideoFacade, deviceId: string): Promise<unknown>;
}

const CHOICES: readonly DeviceChoice[] = [
  {
    id: "microphones",
    list: (audioVideo) => audioVideo.listAudioInputDevices(),
    use: (audioVideo, deviceId) => audioVideo.startAudioInput(deviceId),
  },
  {
    id: "cameras",
    list: (audioVideo) => audioVideo.listVideoInputDevices(),
    use: async (audioVideo, deviceId) => {
      if (audioVideo.hasStartedLocalVideoTile()) await audioVideo.startVideoInput(deviceId);
    },
  },
  {
    id: "speakers",
    list: (audioVideo) => audioVideo.listAudioOutputDevices(),
    use: (audioVideo, deviceId) => audioVideo.chooseAudioOutput(deviceId),
  },
];

/** Lists the devices, and uses each one that is selected. */
export async function offerDevices(audioVideo: AudioVideoFacade, onFailure: (error: unknown) => void): Promise<void> {
  for (const { id, list, use } of CHOICES) {
    const select = find<HTMLSelectElement>(id);
    select.replaceChildren();
    for (const { deviceId, label } of await list(audioVideo))
      append(select, "option", label || "Device").value = deviceId;
    select.disabled = select.options.length === 0;
    select.onchange = () => void use(audioVideo, select.value).catch(onFailure);
  }
}

export const chosenDevice = (id: string) => find<HTMLSelectElement>(id).value;
