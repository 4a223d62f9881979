import { expect } from "chai";
import { measureListeners } from "../../tools/bench/media/measureListeners";
import type { PeopleMeasurement } from "../../tools/bench/media/measurePeople";
import { mediaGoals } from "../../tools/bench/report/sections/mediaGoals";
import { mediaSection } from "../../tools/bench/report/sections/mediaSection";
import type { MediaMeasurement } from "../../tools/bench/suites/mediaSuite";

const NO_LIVEKIT = { server: "", load: "", client: "" };

function people(
  server: "emulator" | "livekit",
  cpuSecondsPerMinute: number,
  problems: string[] = [],
): PeopleMeasurement {
  return {
    kind: "people",
    server,
    people: 4,
    hasVideo: true,
    load: 1,
    cpuSecondsPerMinute,
    residentBytes: 100 * 2 ** 20,
    idleBytes: 50 * 2 ** 20,
    firstFrameMs: [200, 300, 400],
    audioPacketsPerSecond: 50,
    jitterBufferMs: 40,
    framesPerSecond: 15,
    sentVideoKbits: 150,
    problems,
  };
}

const resultsOf = (measurements: MediaMeasurement[]) => ({
  suite: "media" as const,
  machine: "",
  versions: {},
  sessions: [],
  absent: {},
  measurements,
});

describe("The bench of media", function () {
  this.timeout(60_000);

  it("measures listeners who receive the speaker's voice, not silence", async () => {
    const measured = await measureListeners("emulator", 3, 1, NO_LIVEKIT);
    expect(measured).to.include({ kind: "listeners", server: "emulator", people: 3 });
    expect(measured.cores).to.be.above(0);
    // Packets of the voice have 72 bytes with the header of RTP, those of silence 15: on a busy machine some are between them.
    expect(measured.kbits / measured.packetsPerSecond).to.be.within((8 * 25) / 1000, (8 * 80) / 1000);
  });

  it("compares the medians of both servers with the goal", () => {
    const runs = [people("emulator", 0.5), people("livekit", 1), people("emulator", 0.7), people("livekit", 1)];
    const [processor] = mediaGoals(resultsOf(runs));
    expect(processor).to.deep.include({
      aim: "media, 4 people, audio and video: processor ≤ 0.6 × LiveKit's",
      measured: "0.60×",
      isMet: true,
    });
  });

  it("leaves out, and names, runs in which something else was sent or received", () => {
    const runs = [people("emulator", 0.5), people("emulator", 9, ["7 packets lost"]), people("livekit", 1)];
    expect(mediaSection(resultsOf(runs)))
      .to.contain("| 4, audio and video | 0.50 | 1.00 | 0.50× |")
      .and.to.contain(
        "Not counted, since what was sent or received differs: emulator with 4, audio and video: 7 packets lost.",
      );
  });
});
