import { join } from "node:path";
import { startEmulator } from "chime-sdk-meetings-emulator";
import { findEngine } from "../engine/findEngine";
import { createWorkspace } from "../engine/workspace";
import { ACTS } from "./acts";
import { areAllTrue, describeFindings } from "./findings";
import { Stage } from "./stage";
import { createTranscript, type Transcript } from "./transcript";

/** The project that is brought up: this repository's root, with its Pulumi.yaml. */
const PROJECT = join(__dirname, "..", "..", "..");

/** Plays the story and answers whether all of it was as it should be. */
async function playDemo(transcript: Transcript): Promise<boolean> {
  const { say } = transcript;
  const engine = await findEngine();
  const emulator = await startEmulator();
  try {
    say(`The emulator of Amazon Chime SDK meetings listens on ${emulator.url}`);
    const env = { AWS_ENDPOINT_URL_CHIME_SDK_MEETINGS: emulator.url };
    const workspace = await createWorkspace({ cwd: PROJECT, engine, env });
    try {
      const stage = new Stage(emulator, workspace, transcript);
      for (const { title, play } of ACTS) {
        say(`\n── ${title}\n`);
        await play(stage);
      }
      say(["", "── Seen and checked", "", ...describeFindings(stage.findings)].join("\n"));
      return areAllTrue(stage.findings);
    } finally {
      workspace.dispose();
    }
  } finally {
    await emulator.close();
  }
}

// Ctrl-C reaches Pulumi, too: it stops by itself, and what is temporary is then removed as after a failure.
process.once("SIGINT", () => console.error("Interrupted: cleaning up."));

playDemo(createTranscript((text) => process.stdout.write(text))).then(
  (isAsTold) => {
    process.exitCode = isAsTold ? 0 : 1;
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  },
);
