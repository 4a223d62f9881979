import "./credentials";
import { randomUUID } from "node:crypto";
import { type Emulator, type EmulatorOptions, startEmulator } from "../../emulator";
import { createAttendeeLifecycle } from "../../provider/core/attendee/lifecycle";
import type { ChimeApi } from "../../provider/core/aws/chimeApi";
import type { Timer } from "../../provider/core/aws/pacer";
import { createSdkChimeApi, type RequestHandler } from "../../provider/core/aws/sdkChimeApi";
import { createMeetingStatuses } from "../../provider/core/chime/meetingStatus";
import { createMeetingLifecycle, type MeetingLifecycle } from "../../provider/core/meeting/lifecycle";
import { createTranscriptionLifecycle } from "../../provider/core/transcription/lifecycle";
import type { ProviderProcess } from "./fakeEngine";

/** A life cycle that reaches an emulator through the real SDK client, and the wall clock that it reads. */
export interface Fixture {
  readonly emulator: Emulator;
  readonly lifecycle: MeetingLifecycle;
  /** What the provider told the user beside the engine's own output. */
  readonly said: string[];
  /** The provider's clock, in milliseconds since the epoch. */
  now: number;
  /** The service as the life cycle reaches it, for what somebody else does to a meeting. */
  chime(region?: string): ChimeApi;
  /** Another process of the same provider: it remembers nothing. */
  startProvider(): ProviderProcess;
  /** The life cycle of meetings in another process. */
  restart(): MeetingLifecycle;
  close(): Promise<void>;
}

export interface FixtureOptions extends EmulatorOptions {
  readonly requestHandler?: RequestHandler;
}

export async function startFixture({ requestHandler, ...options }: FixtureOptions = {}): Promise<Fixture> {
  const emulator = await startEmulator({ port: 0, media: false, ...options });
  const timer: Timer = {
    now: () => fixture.now,
    sleep: async (milliseconds) => {
      fixture.now += milliseconds;
    },
  };
  const chime = (region = "us-east-1") =>
    createSdkChimeApi({
      region,
      endpoint: emulator.url,
      timer,
      ...(requestHandler === undefined ? {} : { requestHandler }),
    });
  const said: string[] = [];
  const log = (text: string) => void said.push(text);
  const startProvider = () => {
    const chimes = new Map<string | undefined, ChimeApi>();
    const chimeFor = (region?: string) => {
      const known = chimes.get(region) ?? chime(region);
      chimes.set(region, known);
      return known;
    };
    const statuses = createMeetingStatuses(log);
    const shared = { chimeFor, timer, statuses, log };
    return {
      meeting: createMeetingLifecycle({
        ...shared,
        serviceTime: async () => fixture.now,
        newRequestToken: randomUUID,
        refreshesBeforeUpdate: () => true,
      }),
      attendee: createAttendeeLifecycle(shared),
      transcription: createTranscriptionLifecycle(shared),
    };
  };
  const restart = () => startProvider().meeting;
  const fixture: Fixture = {
    emulator,
    lifecycle: restart(),
    said,
    now: Date.parse("2026-01-01T00:00:00.000Z"),
    chime,
    startProvider,
    restart,
    close: () => emulator.close(),
  };
  return fixture;
}
