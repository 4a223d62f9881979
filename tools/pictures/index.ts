import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ChimeSDKMeetings } from "@aws-sdk/client-chime-sdk-meetings";
import { type Emulator, startEmulator } from "chime-sdk-meetings-emulator";
import type { BrowserContext, Page } from "playwright-core";
import { launchBrowser } from "../browser/launchBrowser";
import { waitForVideo } from "../browser/waitForVideo";

/** The pictures of README and docs. */
const FOLDER = join(__dirname, "..", "..", "..", "docs", "pictures");

const SIZES = { wide: { width: 1280, height: 720 }, narrow: { width: 390, height: 720 } };

/** Takes the pictures of both pages, with a call of two people in the emulator. */
async function takePictures(): Promise<void> {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  const emulator = await startEmulator();
  const browser = await launchBrowser();
  try {
    await createMeetings(emulator);
    const context = await browser.newContext({ viewport: SIZES.wide });
    const page = await context.newPage();
    await page.goto(emulator.url);
    await page.getByRole("button", { name: /^standup,/ }).click();
    const [alice, bob] = [await joinAs(context, page, "alice"), await joinAs(context, page, "bob")];
    for (const joined of [alice, bob]) await joined.getByRole("button", { name: "Camera" }).click();
    await Promise.all([waitForVideo(alice, "Video of bob"), waitForVideo(bob, "Video of alice")]);
    await bob.getByLabel("Message").fill("Good morning!");
    await bob.keyboard.press("Enter");
    await alice.getByText("bob: Good morning!").waitFor();
    await page.getByRole("button", { name: "Advance" }).focus();
    await takeAll(page, "emulator");
    await takeAll(alice, "call");
  } finally {
    await browser.close();
    await emulator.close();
  }
}

async function createMeetings(emulator: Emulator): Promise<void> {
  const credentials = { accessKeyId: "test", secretAccessKey: "test" };
  const chime = new ChimeSDKMeetings({ endpoint: emulator.url, region: "us-east-1", credentials });
  for (const [name, ...users] of [
    ["standup", "alice", "bob"],
    ["retrospective", "alice", "carol"],
  ]) {
    await chime.createMeetingWithAttendees({
      ClientRequestToken: name,
      MediaRegion: "eu-central-1",
      ExternalMeetingId: name,
      Attendees: users.map((ExternalUserId) => ({ ExternalUserId })),
      Tags: [{ Key: "team", Value: "video" }],
    });
    emulator.advance(90);
  }
  chime.destroy();
}

async function joinAs(context: BrowserContext, page: Page, name: string): Promise<Page> {
  const opened = context.waitForEvent("page");
  await page.getByRole("link", { name: `Join as ${name}` }).click();
  const joined = await opened;
  await joined.getByRole("button", { name: "Join" }).click();
  await joined.getByText("You are in the meeting.").waitFor();
  return joined;
}

async function takeAll(page: Page, name: string): Promise<void> {
  await page.bringToFront();
  for (const [size, viewport] of Object.entries(SIZES)) {
    await page.setViewportSize(viewport);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      const path = join(FOLDER, `${name}-${size}-${colorScheme}.png`);
      await page.screenshot({ path, fullPage: true });
      console.log(path);
    }
  }
}

takePictures().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
