import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { type Attendee, ChimeSDKMeetings } from "@aws-sdk/client-chime-sdk-meetings";
import { expect } from "chai";
import { type Emulator, startEmulator } from "chime-sdk-meetings-emulator";
import type { Browser, Page } from "playwright-core";
import { launchBrowser } from "../../tools/browser/launchBrowser";
import { waitForVideo } from "../../tools/browser/waitForVideo";
import { collectViolations, expectAccessible, roster } from "./pageChecks";

const COMMAND = join(__dirname, "../../emulator/joinCli.js");

describe("The page of chime-sdk-meetings-join", function () {
  this.timeout(120_000);
  let browser: Browser;
  let emulator: Emulator;
  let chime: ChimeSDKMeetings;
  let meetingId: string;
  let joinInfo: Record<string, { Meeting: unknown; Attendee: Attendee }>;
  const commands: ChildProcess[] = [];

  before(async () => {
    browser = await launchBrowser();
    emulator = await startEmulator();
    const credentials = { accessKeyId: "test", secretAccessKey: "test" };
    chime = new ChimeSDKMeetings({ endpoint: emulator.url, region: "us-east-1", credentials });
  });

  after(async () => {
    await browser?.close();
    chime?.destroy();
    await emulator?.close();
  });

  beforeEach(async () => {
    const { Meeting, Attendees = [] } = await chime.createMeetingWithAttendees({
      ClientRequestToken: crypto.randomUUID(),
      MediaRegion: "us-east-1",
      ExternalMeetingId: "standup",
      Attendees: ["alice", "bob"].map((ExternalUserId) => ({ ExternalUserId })),
    });
    meetingId = Meeting?.MeetingId ?? "";
    joinInfo = Object.fromEntries(Attendees.map((Attendee) => [Attendee.ExternalUserId ?? "", { Meeting, Attendee }]));
  });

  afterEach(async () => {
    for (const command of commands.splice(0)) command.kill("SIGKILL");
    for (const context of browser?.contexts() ?? []) await context.close();
  });

  /** Runs the command, and returns the address that it prints. */
  async function serve(name: string): Promise<{ url: string; command: ChildProcess }> {
    const command = spawn(process.execPath, [COMMAND, "--as", name, "--no-open"], {
      stdio: ["pipe", "pipe", "inherit"],
    });
    commands.push(command);
    command.stdin.end(JSON.stringify(joinInfo));
    const [line] = (await once(createInterface(command.stdout), "line")) as [string];
    return { url: line.replace("open ", ""), command };
  }

  async function open(name: string): Promise<Page> {
    const { url } = await serve(name);
    expect(url).not.to.contain(joinInfo[name]?.Attendee.JoinToken);
    const page = await (await browser.newContext()).newPage();
    page.setDefaultTimeout(40_000);
    collectViolations(page, violations);
    await page.goto(url);
    await page.getByText(`You can join standup as ${name}.`).waitFor();
    return page;
  }

  async function joinAs(name: string): Promise<Page> {
    const page = await open(name);
    await page.getByRole("button", { name: "Join" }).click();
    await page.getByText("You are in the meeting.").waitFor();
    return page;
  }

  const violations: string[] = [];
  it("connects two people, who see each other, are muted and send messages, until the meeting ends", async () => {
    const [alice, bob] = await Promise.all([joinAs("alice"), joinAs("bob")]);
    await Promise.all([roster(alice, "bob").waitFor(), roster(bob, "alice").waitFor()]);
    for (const page of [alice, bob]) await page.getByRole("button", { name: "Camera" }).click();
    await Promise.all([waitForVideo(alice, "Video of bob"), waitForVideo(bob, "Video of alice")]);
    await alice.getByRole("button", { name: "Mute" }).click();
    await roster(bob, "alice (muted)").waitFor();
    await alice.getByLabel("Message").fill("hello");
    await alice.keyboard.press("Enter");
    await bob.getByRole("log", { name: "Chat" }).getByText("alice: hello").waitFor();
    await expectAccessible(bob, "join");
    await chime.deleteMeeting({ MeetingId: meetingId });
    await Promise.all([alice, bob].map((page) => page.getByText("The meeting has ended.").waitFor()));
    expect(violations).to.deep.equal([]);
  });

  it("lets a person leave and join again, and says that a person was removed", async () => {
    const alice = await joinAs("alice");
    await alice.getByRole("button", { name: "Leave" }).click();
    await alice.getByText("You left the meeting.").waitFor();
    await alice.getByRole("button", { name: "Join" }).click();
    await alice.getByText("You are in the meeting.").waitFor();
    const AttendeeId = joinInfo["alice"]?.Attendee.AttendeeId;
    await chime.deleteAttendee({ MeetingId: meetingId, AttendeeId });
    await alice.getByText("You were removed from the meeting.").waitFor();
  });

  it("shares the screen, and uses the devices that are selected", async () => {
    const [alice, bob] = [await joinAs("alice"), await joinAs("bob")];
    await alice.getByRole("button", { name: "Share screen" }).click();
    await Promise.all([waitForVideo(bob, "Screen of alice"), roster(bob, "alice (screen)").waitFor()]);
    await alice.getByRole("button", { name: "Share screen", pressed: true }).click();
    await roster(bob, "alice (screen)").waitFor({ state: "detached" });
    await alice.getByRole("button", { name: "Camera" }).click();
    await waitForVideo(bob, "Video of alice");
    for (const name of ["Microphone", "Camera device", "Speaker"]) {
      const devices = alice.getByLabel(name, { exact: true });
      await devices.selectOption({ index: (await devices.locator("option").count()) - 1 });
    }
    expect(await alice.getByRole("status").textContent()).to.equal("You are in the meeting.");
  });

  it("says that the meeting refused a person whose join token is wrong", async () => {
    const { alice } = joinInfo;
    if (alice !== undefined) joinInfo["alice"] = { ...alice, Attendee: { ...alice.Attendee, JoinToken: "wrong" } };
    const page = await open("alice");
    await page.getByRole("button", { name: "Join" }).click();
    await page.getByText("The meeting refused the join token.").waitFor();
    await page.getByRole("button", { name: "Join" }).waitFor();
  });

  it("opens once: the address has neither token nor key afterwards, and the command ends", async () => {
    const { url, command } = await serve("alice");
    const { origin, hash } = new URL(url);
    const refused = await fetch(`${origin}/join-info`, { method: "POST", headers: { "x-join-key": "wrong" } });
    expect([refused.status, (await refused.text()).includes("JoinToken")]).to.deep.equal([403, false]);
    const exited = once(command, "exit");
    const page = await browser.newPage();
    await page.goto(`${origin}/${hash}`);
    await page.getByText("You can join standup as alice.").waitFor();
    expect(page.url()).to.equal(`${origin}/`);
    expect(await page.content()).not.to.contain(joinInfo["alice"]?.Attendee.JoinToken);
    expect((await exited)[0]).to.equal(0);
  });
});
