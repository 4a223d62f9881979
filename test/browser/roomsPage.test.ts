import { ChimeSDKMeetings } from "@aws-sdk/client-chime-sdk-meetings";
import { expect } from "chai";
import { type Emulator, startEmulator } from "chime-sdk-meetings-emulator";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { launchBrowser } from "../../tools/browser/launchBrowser";
import { waitForVideo } from "../../tools/browser/waitForVideo";
import { joinTokensIn } from "../support/joinTokensIn";
import { collectViolations, expectAccessible, roster } from "./pageChecks";

describe("The page of the emulator", function () {
  this.timeout(120_000);
  let browser: Browser;
  let context: BrowserContext;
  let emulator: Emulator;
  let chime: ChimeSDKMeetings;
  let page: Page;
  let lines: string[];
  const violations: string[] = [];

  before(async () => {
    browser = await launchBrowser();
  });
  after(() => browser?.close());

  beforeEach(async () => {
    lines = [];
    emulator = await startEmulator({ log: (line) => lines.push(line) });
    const credentials = { accessKeyId: "test", secretAccessKey: "test" };
    chime = new ChimeSDKMeetings({ endpoint: emulator.url, region: "us-east-1", credentials });
    context = await browser.newContext();
    context.setDefaultTimeout(40_000);
    page = await context.newPage();
    collectViolations(page, violations);
  });

  afterEach(async () => {
    expect(joinTokensIn(lines.join("\n"))).to.deep.equal([]);
    expect(violations).to.deep.equal([]);
    await context?.close();
    chime?.destroy();
    await emulator?.close();
  });

  const createMeeting = (name: string) =>
    chime.createMeetingWithAttendees({
      ClientRequestToken: name,
      MediaRegion: "us-east-1",
      ExternalMeetingId: name,
      Attendees: ["alice", "bobby"].map((ExternalUserId) => ({ ExternalUserId })),
    });
  const status = (text: string) => page.getByRole("status").getByText(text).waitFor();
  const row = (name: string) => page.getByRole("row", { name: new RegExp(`^${name} `) });
  const select = (name: string) => page.getByRole("button", { name: new RegExp(`^${name},`) }).click();

  /** Opens the join page of an attendee from the page of the emulator, and joins. */
  async function joinAs(name: string): Promise<Page> {
    const opened = context.waitForEvent("page");
    await page.getByRole("link", { name: `Join as ${name}` }).click();
    const joined = await opened;
    collectViolations(joined, violations);
    await joined.getByText(`You can join standup as ${name}.`).waitFor();
    await joined.getByRole("button", { name: "Join" }).click();
    await joined.getByText("You are in the meeting.").waitFor();
    return joined;
  }

  it("shows a meeting, and two people join it, are seen and muted, until the clock ends it", async () => {
    await page.goto(emulator.url);
    await page.getByText("No meeting is active.").waitFor();
    const { Attendees = [] } = await createMeeting("standup");
    await select("standup");
    await page.getByRole("heading", { name: "standup" }).waitFor();
    await row("alice").getByText("absent").waitFor();
    const [alice, bobby] = [await joinAs("alice"), await joinAs("bobby")];
    await Promise.all([roster(alice, "bobby").waitFor(), roster(bobby, "alice").waitFor()]);
    for (const joined of [alice, bobby]) await joined.getByRole("button", { name: "Camera" }).click();
    await Promise.all([waitForVideo(alice, "Video of bobby"), waitForVideo(bobby, "Video of alice")]);
    await row("alice")
      .getByText(/^on, \d+ kbit\/s/)
      .waitFor();
    await alice.getByRole("button", { name: "Mute" }).click();
    await row("alice").getByText("muted").waitFor();
    await page.getByRole("log", { name: "Calls" }).getByText("CreateMeetingWithAttendees 200").waitFor();
    await page.getByRole("log", { name: "Events" }).getByText("AttendeeJoined standup alice").waitFor();
    await expectAccessible(page, "rooms");
    for (const one of [page, alice, bobby]) {
      const visible = `${one.url()} ${await one.content()}`;
      for (const { JoinToken = "missing" } of Attendees) expect(visible).not.to.contain(JoinToken);
    }
    await page.getByLabel("Advance by seconds").fill("86400");
    await page.getByRole("button", { name: "Advance" }).click();
    await Promise.all([alice, bobby].map((joined) => joined.getByText("The meeting has ended.").waitFor()));
    await page.getByText("No meeting is active.").waitFor();
    await page.getByRole("heading", { name: "standup" }).waitFor({ state: "hidden" });
  });

  it("joins again after a reload, and says that an attendee joined elsewhere", async () => {
    await createMeeting("standup");
    await page.goto(emulator.url);
    await select("standup");
    const first = await joinAs("alice");
    await joinAs("alice");
    await first.getByText("You joined the meeting from another page or device.").waitFor();
    await first.reload();
    await first.getByText("You can join standup as alice.").waitFor();
  });

  it("controls the emulator, and shows each request as a command", async () => {
    await createMeeting("standup");
    await page.goto(emulator.url);
    await select("standup");
    await page.getByLabel("Add a participant without a browser").fill("robot");
    await page.getByRole("button", { name: "Add", exact: true }).click();
    await status("The participant was added.");
    await row("robot").getByText("speaking").waitFor();
    const { meetingId } = emulator.meetings()[0] ?? {};
    expect(await page.locator("#command").textContent()).to.equal(
      `curl -X POST ${emulator.url}/_emulator/meetings/${meetingId}/participants -H 'Content-Type: application/json' ` +
        `-d '{"externalUserId":"robot","audio":"tone","video":"pattern"}'`,
    );
    await page.getByRole("button", { name: "Add fault" }).click();
    await status("The fault was added.");
    expect(emulator.faults()[0]).to.include({ effect: "error", error: "ThrottlingException" });
    await page.getByLabel("Fault as JSON").fill('{"effect":"none"}');
    await page.getByRole("button", { name: "Add fault" }).click();
    await status("effect");
    await page.getByRole("button", { name: "Remove all faults" }).click();
    await page.getByText("No fault waits for a call.").waitFor();
    expect(emulator.faults()).to.deep.equal([]);
    await page.getByRole("button", { name: "End this meeting" }).focus();
    await page.keyboard.press("Enter");
    await status("The meeting was ended.");
    expect(emulator.meetings()).to.deep.equal([]);
  });

  it("lists 100 of 1,000 meetings, and finds others by their name", async () => {
    for (let number = 0; number < 1000; number += 1) {
      await chime.createMeeting({
        ClientRequestToken: `room-${number}`,
        MediaRegion: "us-east-1",
        ExternalMeetingId: `room-${number}`,
      });
    }
    await page.goto(emulator.url);
    await page.getByText("1000 active meetings. The first 100 are shown; filter to see others.").waitFor();
    await page.getByLabel("Filter by name or id").fill("room-999");
    await page.getByText("1 of 1000 active meetings.").waitFor();
    await select("room-999");
    await page.getByRole("heading", { name: "room-999" }).waitFor();
  });
});
