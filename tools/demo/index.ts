import { execFile } from "node:child_process";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { startEmulator } from "chime-sdk-meetings-emulator";
import { findEngine } from "../engine/findEngine";
import { createWorkspace } from "../engine/workspace";
import { describeChecks, haveAllPassed } from "./checks";
import { DemoContext } from "./demoContext";
import { FIRST_STEPS, LAST_STEP, STEPS, type Step } from "./steps";
import { createTranscript, type Transcript } from "./transcript";

/** The project of the demo: the root of this repository, with its Pulumi.yaml. */
const PROJECT = join(__dirname, "..", "..", "..");

/** Resolves at Ctrl-C, which reaches the commands of Pulumi, too. */
const interrupted = new Promise<void>((resolve) => process.once("SIGINT", () => resolve()));

/** Unpacks a packaged browser in a process of its own, while the first steps run. `launchBrowser` reports a missing browser. */
function prepareBrowser(): Promise<void> {
  const file = require.resolve("../browser/findBrowser");
  return new Promise((resolve) => {
    execFile(process.execPath, ["-e", "require(process.argv[1]).findBrowser()", file], () => resolve());
  });
}

/** Runs the demo, and returns whether every check has passed. */
async function runDemo(transcript: Transcript, isStaying: boolean): Promise<boolean> {
  const { say } = transcript;
  const engine = await findEngine();
  const browserIsReady = prepareBrowser();
  const emulator = await startEmulator();
  try {
    say(`The emulator of Amazon Chime SDK meetings listens on ${emulator.url}`);
    const env = { AWS_ENDPOINT_URL_CHIME_SDK_MEETINGS: emulator.url };
    const workspace = await createWorkspace({ cwd: PROJECT, engine, env });
    try {
      const context = new DemoContext(emulator, workspace, transcript, browserIsReady);
      const runStep = async ({ title, run }: Step) => {
        say(`\n── ${title}\n`);
        await run(context);
      };
      for (const step of isStaying ? FIRST_STEPS : STEPS) await runStep(step);
      if (isStaying) {
        await waitForPeople(context);
        await runStep(LAST_STEP);
      }
      say(["", "── Checks", "", ...describeChecks(context.checked)].join("\n"));
      return haveAllPassed(context.checked);
    } finally {
      workspace.dispose();
    }
  } finally {
    await emulator.close();
  }
}

/** Adds a participant, so that the meeting does not end after 5 minutes, and waits for Ctrl-C. */
async function waitForPeople({ emulator, outputs, transcript }: DemoContext): Promise<void> {
  emulator.addParticipant(outputs.meetingId, { externalUserId: "robot", audio: "tone", video: "pattern" });
  transcript.say(
    `\nThe meeting can be joined. Open ${emulator.url} in a browser, select the meeting, and join as alice or bob.\n` +
      "Press Ctrl-C to destroy the stack and stop the emulator.",
  );
  await interrupted;
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { stay: { type: "boolean", default: false } } });
  void interrupted.then(() => console.error("Interrupted: removing what is temporary."));
  const hasPassed = await runDemo(
    createTranscript((text) => process.stdout.write(text)),
    values.stay,
  );
  process.exitCode = hasPassed ? 0 : 1;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
