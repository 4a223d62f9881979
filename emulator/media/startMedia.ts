import { startBot } from "./bots/startBot";
import { Media, type MediaDeps } from "./media";
import { systemMediaClock } from "./mediaClock";
import { VoiceSwitch } from "./room/audio/voiceSwitch";
import { createTransport } from "./transport/createTransport";

export type StartMediaOptions = Omit<
  MediaDeps,
  "mediaClock" | "transport" | "listening" | "createAudio" | "startBot"
> & {
  /** The address that the emulator listens on. */
  readonly host: string;
  /** The TCP port of the emulator. */
  readonly port: number;
};

/** Starts the media beside an HTTP server that listens. The UDP port has the number of the TCP port, unless it is in use. */
export async function startMedia({ host, port, ...deps }: StartMediaOptions): Promise<Media> {
  const mediaClock = systemMediaClock;
  const clock = mediaClock;
  const transport = await createTransport({ host, udpPort: port, clock }).catch(() =>
    createTransport({ host, udpPort: 0, clock }),
  );
  const listening = { host, port, udpPort: transport.udpPort };
  return new Media({ ...deps, mediaClock, transport, listening, createAudio: () => new VoiceSwitch(clock), startBot });
}
