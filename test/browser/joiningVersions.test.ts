import { ChimeSDKMeetings } from "@aws-sdk/client-chime-sdk-meetings";
import { expect } from "chai";
import { type Emulator, startEmulator } from "chime-sdk-meetings-emulator";
import { JoiningPages } from "./joiningPages";

describe("The oldest and the newest amazon-chime-sdk-js 3 in Chromium", function () {
  this.timeout(120_000);
  let emulator: Emulator;
  let oldest: JoiningPages;
  let newest: JoiningPages;

  before(async () => {
    [emulator, oldest, newest] = await Promise.all([
      startEmulator(),
      JoiningPages.start("amazon-chime-sdk-js-oldest", 1),
      JoiningPages.start("amazon-chime-sdk-js", 1),
    ]);
  });

  after(() => Promise.all([oldest?.close(), newest?.close(), emulator?.close()]));

  it("see and hear each other", async () => {
    const credentials = { accessKeyId: "test", secretAccessKey: "test" };
    const chime = new ChimeSDKMeetings({ endpoint: emulator.url, region: "us-east-1", credentials });
    const { Meeting, Attendees = [] } = await chime.createMeetingWithAttendees({
      ClientRequestToken: crypto.randomUUID(),
      MediaRegion: "us-east-1",
      ExternalMeetingId: "standup",
      Attendees: [{ ExternalUserId: "alice" }, { ExternalUserId: "bob" }],
    });
    chime.destroy();
    const pages = await Promise.all([oldest.open(), newest.open()]);
    const versions = await Promise.all(
      pages.map((page, index) =>
        page.evaluate((client, input) => client.join(input), { Meeting, Attendee: Attendees[index] }),
      ),
    );
    expect(versions[0]).to.equal("3.0.0");
    expect(versions[1]).to.match(/^3\.[1-9]/);
    await Promise.all(pages.map((page) => page.event("started")));
    await Promise.all(pages.map((page) => page.evaluate((client) => client.startCamera())));
    await Promise.all(pages.map((page, index) => page.video(Attendees[1 - index]?.AttendeeId ?? "")));
    await Promise.all(pages.map((page) => page.hears(true)));
  });
});
