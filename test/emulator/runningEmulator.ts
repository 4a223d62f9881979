import { ChimeSDKMeetings } from "@aws-sdk/client-chime-sdk-meetings";
import { type Emulator, type EmulatorOptions, startEmulator } from "../../emulator/index";

/** The moment at which every test begins. */
export const START = Date.parse("2026-01-05T09:00:00Z");

/** An emulator whose clock stands still unless it is advanced, with a real SDK client of it. */
export interface RunningEmulator {
  readonly emulator: Emulator;
  readonly chime: ChimeSDKMeetings;
  /** A client for another region or account. */
  clientFor(signer: { region?: string; accessKeyId?: string }): ChimeSDKMeetings;
}

/** Starts an emulator before each test of a suite and stops it afterwards; the test reads it from what is returned. */
export function withEmulator(options: EmulatorOptions = {}): RunningEmulator {
  let emulator: Emulator | undefined;
  let clients: ChimeSDKMeetings[] = [];
  const current = (): Emulator => {
    if (emulator === undefined) throw new Error("The emulator runs only inside a test.");
    return emulator;
  };
  const clientFor = ({ region = "us-east-1", accessKeyId = "AKIDEXAMPLE" }) => {
    const client = new ChimeSDKMeetings({
      endpoint: current().url,
      region,
      credentials: { accessKeyId, secretAccessKey: "secret" },
      maxAttempts: 1,
    });
    clients.push(client);
    return client;
  };
  beforeEach(async () => {
    emulator = await startEmulator({ clock: { now: () => START }, ...options });
  });
  afterEach(async () => {
    for (const client of clients) client.destroy();
    clients = [];
    await current().close();
  });
  return {
    get emulator() {
      return current();
    },
    get chime() {
      return clients[0] ?? clientFor({});
    },
    clientFor,
  };
}

/** The error that a call ends with; a call that succeeds is a failed test. */
export async function errorOf(call: Promise<unknown>): Promise<ServiceFailure> {
  const outcome = await call.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (outcome === undefined) throw new Error("The call was expected to fail, but succeeded.");
  return outcome as ServiceFailure;
}

export interface ServiceFailure extends Error {
  readonly Code?: string;
  readonly RequestId?: string;
  readonly ResourceName?: string;
  readonly $metadata: { readonly httpStatusCode: number; readonly requestId: string };
}
