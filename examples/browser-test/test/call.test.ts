import { expect } from "chai";
import { type Browser, chromium, type Page } from "playwright-core";
import { withMeeting } from "pulumi-chime-sdk-meetings/testing";
import { callRoom } from "../room";
import { type ServedApp, serveApp } from "../web/serveApp";

/** A camera and a microphone without devices, and sound without a click. */
const FLAGS = [
  "--use-fake-device-for-media-stream",
  "--use-fake-ui-for-media-stream",
  "--autoplay-policy=no-user-gesture-required",
  "--allow-loopback-in-peer-connection",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--disable-quic",
];

async function joinAs(browser: Browser, name: string, url: string): Promise<Page> {
  // A context of its own is another user, with other cookies.
  const page = await (await browser.newContext()).newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(url);
  await page.getByLabel("Your name").fill(name);
  await page.getByRole("button", { name: "Join" }).click();
  await page.getByText("You are in the call.").waitFor();
  return page;
}

const sees = (page: Page, name: string) =>
  page.waitForFunction(
    (label) => {
      const video = document.querySelector<HTMLVideoElement>(`video[aria-label="${label}"]`);
      return video !== null && video.videoWidth > 0 && video.currentTime > 0;
    },
    `Video of ${name}`,
    { timeout: 60_000 },
  );

const roster = (page: Page, name: string) =>
  page.getByRole("list", { name: "In the call" }).getByText(name, { exact: true });

/** Joins as alice and bob, who see each other, and mutes alice. */
async function call(browser: Browser, url: string): Promise<Page[]> {
  const [alice, bob] = await Promise.all([joinAs(browser, "alice", url), joinAs(browser, "bob", url)]);
  await Promise.all([roster(alice, "bob").waitFor(), roster(bob, "alice").waitFor()]);
  await Promise.all([sees(alice, "bob"), sees(bob, "alice")]);
  await alice.getByRole("button", { name: "Mute" }).click();
  await roster(bob, "alice (muted)").waitFor();
  return [alice, bob];
}

describe("The app", function () {
  this.timeout(120_000);
  let browser: Browser;
  let app: ServedApp | undefined;

  before(async () => {
    const executablePath = process.env["CHROMIUM"];
    browser = await chromium.launch({
      ...(executablePath ? { executablePath } : { channel: "chrome" }),
      // Containers have no sandbox for Chromium.
      args: process.env["CI"] ? [...FLAGS, "--no-sandbox"] : FLAGS,
    });
  });
  afterEach(() => app?.close());
  after(() => browser?.close());

  it("connects two people until the meeting ends", async () => {
    const onAws = process.env["CHIME_TESTS"] === "aws";
    const pages = await withMeeting(
      callRoom(["alice", "bob"]),
      async ({ joinInfo }) => {
        app = await serveApp(joinInfo);
        return call(browser, app.url);
      },
      { emulator: !onAws },
    );
    // withMeeting has ended the meeting.
    await Promise.all(pages.map((page) => page.getByText("The call has ended.").waitFor()));
  });

  it("tells those who are not invited", async () => {
    app = await serveApp({});
    const page = await browser.newPage();
    await page.goto(app.url);
    await page.getByLabel("Your name").fill("mallory");
    await page.getByRole("button", { name: "Join" }).click();
    await page.getByText("You could not join: this name is not invited.").waitFor();
    expect(await page.getByRole("button", { name: "Join" }).isVisible()).to.equal(true);
  });
});
