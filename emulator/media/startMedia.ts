import type { StartBot } from "./bots/bot";
import { Media, type MediaDeps } from "./media";
import { systemMediaClock } from "./mediaClock";
import { SilentAudio } from "./room/silentAudio";
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
  return new Media({
    ...deps,
    mediaClock,
    transport,
    listening,
    createAudio: () => new SilentAudio(clock),
    startBot: startSilentBot,
  });
}

/** A bot that is present and sends nothing. */
const startSilentBot: StartBot = (_room, _member, { audio, video }) => {
  if (audio !== "silence" || video !== "none") {
    throw new RangeError("A participant without a browser can only be silent, and without video.");
  }
  return { describe: () => [], close: () => undefined };
};
