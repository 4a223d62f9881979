import { expect } from "chai";
import { type Browser, chromium, type Page } from "playwright-core";
import { type RunningApp, startApp } from "../web/startApp";

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

describe("The app", function () {
  this.timeout(120_000);
  let browser: Browser;
  let app: RunningApp;

  before(async () => {
    const executablePath = process.env["CHROMIUM"];
    browser = await chromium.launch({
      ...(executablePath ? { executablePath } : { channel: "chrome" }),
      // Containers have no sandbox for Chromium.
      args: process.env["CI"] ? [...FLAGS, "--no-sandbox"] : FLAGS,
    });
    app = await startApp();
  });
  after(async () => {
    await browser?.close();
    await app?.close();
  });

  async function logIn(name: string): Promise<Page> {
    // A context of its own is another user, with other cookies.
    const page = await (await browser.newContext()).newPage();
    page.setDefaultTimeout(60_000);
    await page.goto(app.url);
    await page.getByLabel("Your name").fill(name);
    await page.getByRole("button", { name: "Log in and join" }).click();
    return page;
  }

  const joined = (page: Page) => page.getByText("You are in the call.").waitFor();
  const roster = (page: Page, name: string) =>
    page.getByRole("list", { name: "In the call" }).getByText(name, { exact: true }).waitFor();
  const meetingIds = () => app.rooms.emulator.meetings().map(({ meetingId }) => meetingId);

  it("lets two people meet, refuses a third, and opens a new meeting after the host has ended the first", async () => {
    const [hanna, alice] = await Promise.all([logIn("hanna"), logIn("alice")]);
    await Promise.all([joined(hanna), joined(alice)]);
    await Promise.all([roster(hanna, "alice"), roster(alice, "hanna")]);
    const [first] = meetingIds();

    const mallory = await logIn("mallory");
    await mallory.getByText("You could not join: The token does not allow this room.").waitFor();

    await alice.getByRole("button", { name: "End the call for everybody" }).click();
    await alice.getByText("You could not end the call: The token does not allow this action.").waitFor();
    await hanna.getByRole("button", { name: "End the call for everybody" }).click();
    await Promise.all([hanna, alice].map((page) => page.getByText("The call has ended.").waitFor()));

    await joined(await logIn("alice"));
    expect(meetingIds()).to.have.lengthOf(1).and.not.include(first);
  });
});
