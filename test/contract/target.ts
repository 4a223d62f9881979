import { ChimeSDKMeetings } from "@aws-sdk/client-chime-sdk-meetings";
import { type Emulator, startEmulator } from "../../emulator/index";

/** With CHIME_REMOTE=1 the suite talks to AWS itself, with the credentials and the region of the environment. */
export const isRemote = process.env["CHIME_REMOTE"] === "1";

/** AWS answers in some tenths of a second, and throttled calls are repeated. */
const REMOTE_TIMEOUT_MILLISECONDS = 60_000;

/** The service under test: the emulator, or AWS. */
export interface Target {
  readonly chime: ChimeSDKMeetings;
}

/** Gives each test of a suite a client of the service, and deletes the meetings that the test made. */
export function withTarget(): Target {
  let emulator: Emulator | undefined;
  let chime: ChimeSDKMeetings | undefined;
  const made = new Set<string>();

  beforeEach(async function () {
    if (isRemote) this.timeout(REMOTE_TIMEOUT_MILLISECONDS);
    else emulator = await startEmulator();
    chime = createClient(emulator?.url);
    noteMeetings(chime, made);
  });

  afterEach(async function () {
    if (isRemote) this.timeout(REMOTE_TIMEOUT_MILLISECONDS);
    for (const MeetingId of made) await chime?.deleteMeeting({ MeetingId }).catch(() => undefined);
    made.clear();
    chime?.destroy();
    await emulator?.close();
  });

  return {
    get chime() {
      if (chime === undefined) throw new Error("There is a client only inside a test.");
      return chime;
    },
  };
}

function createClient(endpoint: string | undefined): ChimeSDKMeetings {
  if (endpoint === undefined) return new ChimeSDKMeetings({ region: process.env["AWS_REGION"] ?? "us-east-1" });
  const credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" };
  return new ChimeSDKMeetings({ endpoint, region: "us-east-1", credentials });
}

/** Remembers the id of every meeting that an answer holds. */
function noteMeetings(chime: ChimeSDKMeetings, made: Set<string>): void {
  chime.middlewareStack.add(
    (next) => async (request) => {
      const result = await next(request);
      const { Meeting } = result.output as { Meeting?: { MeetingId?: string } };
      if (Meeting?.MeetingId !== undefined) made.add(Meeting.MeetingId);
      return result;
    },
    { step: "initialize", name: "noteMeetings" },
  );
}
