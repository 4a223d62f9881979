import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ChimeSDKMeetings } from "@aws-sdk/client-chime-sdk-meetings";
import { type Emulator, startEmulator } from "chime-sdk-meetings-emulator";
import type { BrowserContext, Page } from "playwright-core";
import { launchBrowser } from "../browser/launchBrowser";
import { waitForVideo } from "../browser/waitForVideo";

/** The pictures of README and docs. */
const FOLDER = join(__dirname, "..", "..", "..", "docs", "pictures");

/** Narrow pages are cut below this, between two of their sections, which keeps the files small. */
const LARGEST_HEIGHT = 1070;

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
    // A camera of a page in the background may send nothing for a moment.
    const showsVideo = page.getByRole("cell", { name: /^on, / });
    await takeAll(page, "emulator", () => showsVideo.nth(1).waitFor());
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

async function takeAll(page: Page, name: "emulator" | "call", isReady = async () => {}): Promise<void> {
  await page.bringToFront();
  for (const size of ["wide", "narrow"] as const) {
    const { width, height } = SIZES[size];
    await page.setViewportSize({ width, height });
    const pageHeight = (await page.evaluate("document.documentElement.scrollHeight")) as number;
    const clip = {
      x: 0,
      y: 0,
      width,
      height: size === "narrow" ? Math.min(pageHeight, LARGEST_HEIGHT) : pageHeight,
    };
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await isReady();
      const path = join(FOLDER, `${name}-${size}-${colorScheme}.png`);
      await page.screenshot({ path, fullPage: true, clip });
      console.log(path);
    }
  }
}

takePictures().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
