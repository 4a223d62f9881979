import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { LocalWorkspace, type LocalWorkspaceOptions, type Stack } from "@pulumi/pulumi/automation";
import { type JoinInfo, Meeting, type MeetingArgs } from "../provider";
import { startInstalledEmulator } from "./startInstalledEmulator";

/** Where the meeting comes up, and with what. */
export interface WithMeetingOptions {
  /** True runs against an emulator that is started for this meeting. Default: false, AWS or what the environment says. */
  readonly emulator?: boolean;
  /** More environment for Pulumi and the AWS SDK, such as `{ AWS_PROFILE: "test" }`. */
  readonly env?: Readonly<Record<string, string>>;
  /** Which Pulumi command line to use. Default: `pulumi` on PATH. */
  readonly pulumiCommand?: LocalWorkspaceOptions["pulumiCommand"];
}

/** A meeting that lives as long as the function that uses it. */
export interface MeetingSession {
  /** AWS's id of the meeting. */
  readonly meetingId: string;
  /** The meeting's ARN. */
  readonly meetingArn: string;
  /** For each `externalUserId`, what a client of amazon-chime-sdk-js takes. It holds join tokens. */
  readonly joinInfo: Readonly<Record<string, JoinInfo>>;
}

const PROJECT = "with-meeting";

/**
 * Brings a meeting up, hands it over, and ends it, also when the function fails, or `pulumi up` itself. State is kept in a temporary
 * folder. Give the test 60 seconds: it waits for a `pulumi up` and a `pulumi destroy`.
 *
 * ```ts
 * await withMeeting({ externalMeetingId: "e2e", mediaRegion: "eu-central-1", attendees: [{ externalUserId: "alice" }] },
 *   async ({ joinInfo }) => { await joinAs(joinInfo.alice); });
 * ```
 */
export async function withMeeting<T>(
  args: MeetingArgs,
  use: (session: MeetingSession) => Promise<T>,
  options: WithMeetingOptions = {},
): Promise<T> {
  const emulator = options.emulator ? await startInstalledEmulator("withMeeting({ emulator: true })") : undefined;
  const folder = mkdtempSync(join(tmpdir(), "with-meeting-"));
  try {
    const endpoint = emulator ? emulatorVariables(emulator.url) : {};
    const stack = await createStack(args, folder, { ...options, env: { ...endpoint, ...options.env } });
    return await whileUp(stack, use);
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await emulator?.close();
  }
}

function createStack(args: MeetingArgs, folder: string, { env, pulumiCommand }: WithMeetingOptions): Promise<Stack> {
  const program = async () => {
    const { meetingId, meetingArn, joinInfo } = new Meeting("meeting", args);
    return { meetingId, meetingArn, joinInfo };
  };
  // A name of its own for each: the ClientRequestToken follows from it, and two runs at once must not share a meeting.
  const stackName = `run-${randomUUID()}`;
  const envVars = {
    PULUMI_BACKEND_URL: `file://${folder}`,
    PULUMI_CONFIG_PASSPHRASE: randomUUID(),
    PULUMI_SKIP_UPDATE_CHECK: "true",
    ...env,
  };
  return LocalWorkspace.createStack(
    { stackName, projectName: PROJECT, program },
    { envVars, ...(pulumiCommand ? { pulumiCommand } : {}) },
  ).catch((error: Error) => {
    throw /\bENOENT: pulumi\b/.test(error.message) ? noPulumi(error) : error;
  });
}

function noPulumi(cause: Error): Error {
  return new Error(
    "withMeeting runs `pulumi`, and there is none on PATH. Install Pulumi (https://www.pulumi.com/docs/install), " +
      "or name a command line by the option `pulumiCommand`.",
    { cause },
  );
}

/** An emulator takes any credentials, so none of the user's need to be there, or are used. */
function emulatorVariables(url: string): Record<string, string> {
  return {
    AWS_ENDPOINT_URL_CHIME_SDK_MEETINGS: url,
    AWS_REGION: "us-east-1",
    AWS_ACCESS_KEY_ID: "emulator",
    AWS_SECRET_ACCESS_KEY: "emulator",
  };
}

async function whileUp<T>(stack: Stack, use: (session: MeetingSession) => Promise<T>): Promise<T> {
  let failure: unknown;
  try {
    const { outputs } = await stack.up();
    const values = Object.entries(outputs).map(([name, { value }]) => [name, value]);
    return await use(Object.fromEntries(values) as MeetingSession);
  } catch (error) {
    failure = error;
    throw error;
  } finally {
    await stack.destroy().catch((error) => {
      throw failure
        ? new AggregateError([failure, error], "The test failed, and its meeting could not be ended.")
        : error;
    });
  }
}
