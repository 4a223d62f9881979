import type { StartBot } from "./bot";
import { BotAudio } from "./botAudio";
import { BotVideo } from "./botVideo";

export const startBot: StartBot = (room, member, { audio, video }, clock) => {
  const streams = [
    new BotAudio(room, member, audio, clock),
    ...(video === "pattern" ? [new BotVideo(room, member, clock)] : []),
  ];
  const measure = (now: number) => {
    for (const stream of streams) stream.measure(now);
  };
  room.reporters.add(measure);
  return {
    describe: () => streams.map((stream) => stream.describe()),
    close() {
      room.reporters.delete(measure);
      for (const stream of streams) stream.close();
    },
  };
};
