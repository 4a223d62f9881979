import { type Emulator, startEmulator } from "../../emulator";
import type { Timer } from "../../provider/aws/pacer";
import { createSdkChimeApi } from "../../provider/aws/sdkChimeApi";
import { createMeetingLifecycle, type MeetingLifecycle } from "../../provider/meeting/lifecycle";

/** Set once for the whole suite: the emulator checks that requests are signed, not by whom. */
process.env["AWS_ACCESS_KEY_ID"] ??= "test";
process.env["AWS_SECRET_ACCESS_KEY"] ??= "test";

/** A life cycle that reaches an emulator through the real SDK client, and the wall clock that it reads. */
export interface Fixture {
  readonly emulator: Emulator;
  readonly lifecycle: MeetingLifecycle;
  /** The provider's clock, in milliseconds since the epoch. */
  now: number;
  /** Another process of the same provider: it remembers nothing. */
  restart(): MeetingLifecycle;
  close(): Promise<void>;
}

export async function startFixture(): Promise<Fixture> {
  const emulator = await startEmulator({ port: 0 });
  const chimeFor = (region = "us-east-1") => createSdkChimeApi({ region, endpoint: emulator.url, timer });
  const timer: Timer = {
    now: () => fixture.now,
    sleep: async (milliseconds) => {
      fixture.now += milliseconds;
    },
  };
  const restart = () => createMeetingLifecycle({ chimeFor, timer, machine: "test" });
  const fixture: Fixture = {
    emulator,
    lifecycle: createMeetingLifecycle({ chimeFor, timer, machine: "test" }),
    now: Date.parse("2026-01-01T00:00:00.000Z"),
    restart,
    close: () => emulator.close(),
  };
  return fixture;
}
