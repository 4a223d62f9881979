import { expect } from "chai";
import type { Browser, Page } from "playwright-core";
import { type LocalRooms, startLocalRooms } from "../../standing-room/local";
import { launchBrowser } from "../../tools/browser/launchBrowser";
import { collectViolations, expectAccessible, roster } from "./pageChecks";

describe("The page of local standing rooms", function () {
  this.timeout(120_000);
  let browser: Browser;
  let rooms: LocalRooms;
  const violations: string[] = [];

  before(async () => {
    [browser, rooms] = await Promise.all([launchBrowser(), startLocalRooms()]);
  });
  after(async () => {
    await browser?.close();
    await rooms?.close();
  });

  async function openForm(): Promise<Page> {
    const page = await (await browser.newContext()).newPage();
    page.setDefaultTimeout(40_000);
    collectViolations(page, violations);
    await page.goto(rooms.pageUrl ?? "");
    return page;
  }

  async function joinAs(name: string): Promise<Page> {
    const page = await openForm();
    await page.getByLabel("Room").fill("kitchen");
    await page.getByLabel("Your name").fill(name);
    await page.getByRole("button", { name: "Join" }).click();
    await page.getByText(`You can join kitchen as ${name}.`).waitFor();
    await page.getByRole("button", { name: "Join" }).click();
    await page.getByText("You are in the meeting.").waitFor();
    return page;
  }

  it("connects two people who enter the same room in one call, with no join token in an address", async () => {
    const [alice, bob] = [await joinAs("alice"), await joinAs("bob")];
    await Promise.all([roster(alice, "bob").waitFor(), roster(bob, "alice").waitFor()]);
    expect(rooms.emulator.meetings()).to.have.lengthOf(1);
    expect(alice.url()).to.match(/\/_emulator\/pages\/join\.html\?meetingId=[\w-]+&attendeeId=[\w-]+$/);
    expect(violations).to.deep.equal([]);
  });

  it("shows why a room cannot be joined, and is accessible", async () => {
    const page = await openForm();
    await page.getByLabel("Room").fill("a*b");
    await page.getByLabel("Your name").fill("alice");
    await page.getByRole("button", { name: "Join" }).click();
    await page.getByRole("status").getByText("room").waitFor();
    await expectAccessible(page, "form");
  });

  it("rejects a form of another page", async () => {
    const headers = { origin: "http://example.test" };
    const body = new URLSearchParams({ room: "kitchen", externalUserId: "mallory" });
    expect((await fetch(rooms.pageUrl ?? "", { method: "POST", headers, body })).status).to.equal(403);
  });
});
