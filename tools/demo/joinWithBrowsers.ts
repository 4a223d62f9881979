import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { type Browser, errors, type Page } from "playwright-core";
import { launchBrowser } from "../browser/launchBrowser";
import { waitForVideo } from "../browser/waitForVideo";
import type { DemoContext } from "./demoContext";

const EMULATOR = dirname(require.resolve("chime-sdk-meetings-emulator/package.json"));

/** The fake microphone of Chromium beeps once a second. */
const LISTENING_MILLISECONDS = 20_000;

/**
 * Joins the meeting as alice and bob with headless browsers, which get the output `joinInfo` as it is, and checks that each sees and
 * hears the other. Without a browser, the step is left out, and the demo continues.
 */
export async function joinWithBrowsers(context: DemoContext): Promise<void> {
  const { transcript } = context;
  let browser: Browser;
  try {
    await context.browserIsReady;
    browser = await launchBrowser();
  } catch (error) {
    transcript.say(`This step is left out: ${error instanceof Error ? error.message : error}`);
    return;
  }
  try {
    transcript.say("$ pulumi stack output joinInfo --show-secrets --json | npx chime-sdk-meetings-join --as alice");
    const [alice, bob] = await Promise.all(["alice", "bob"].map((name) => joinAs(browser, context, name)));
    if (alice === undefined || bob === undefined) throw new Error("Two people join.");
    for (const page of [alice, bob]) await page.getByRole("button", { name: "Camera" }).click();
    const seen = await Promise.all([sees(alice, "Video of bob"), sees(bob, "Video of alice")]);
    context.checks("Alice and Bob see each other.", seen, [true, true]);
    const heard = await Promise.all([hears(alice), hears(bob)]);
    context.checks("Alice and Bob hear each other.", heard, [true, true]);
    const picture = join(mkdtempSync(join(tmpdir(), "chime-meetings-demo-")), "call.png");
    await alice.screenshot({ path: picture });
    transcript.say(`A picture of the call, as Alice sees it: ${picture}`);
    for (const page of [alice, bob]) await page.getByRole("button", { name: "Leave" }).click();
  } finally {
    await browser.close();
  }
}

/** Starts the join command with the join information of the stack, and opens the address that it prints. */
async function joinAs(browser: Browser, { outputs }: DemoContext, name: string): Promise<Page> {
  const command = spawn(process.execPath, [join(EMULATOR, "lib/joinCli.js"), "--as", name, "--no-open"], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  command.stdin.end(JSON.stringify(outputs.joinInfo));
  const failed = once(command, "exit").then(([code]) => {
    throw new Error(`chime-sdk-meetings-join ended with exit code ${code} before it printed an address.`);
  });
  const [line] = (await Promise.race([once(createInterface(command.stdout), "line"), failed])) as [string];
  const page = await (await browser.newContext()).newPage();
  await page.goto(line.replace("open ", ""));
  await page.getByRole("button", { name: "Join" }).click();
  await page.getByText("You are in the meeting.").waitFor();
  return page;
}

/** Whether the video of this name plays. */
async function sees(page: Page, label: string): Promise<boolean> {
  try {
    await waitForVideo(page, label);
    return true;
  } catch (error) {
    if (error instanceof errors.TimeoutError) return false;
    throw error;
  }
}

/** Whether the page plays sound that is not silence. */
async function hears(page: Page): Promise<boolean> {
  return page.evaluate(`(async () => {
    const audio = new AudioContext();
    const analyser = audio.createAnalyser();
    audio.createMediaStreamSource(document.querySelector("audio").srcObject).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    const until = Date.now() + ${LISTENING_MILLISECONDS};
    while (Date.now() < until) {
      analyser.getFloatTimeDomainData(samples);
      if (samples.some((sample) => Math.abs(sample) > 0.001)) return true;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return false;
  })()`);
}
