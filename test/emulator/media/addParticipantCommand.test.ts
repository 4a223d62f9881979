import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { expect } from "chai";
import { meetingRequest, UNKNOWN_ID } from "../requests";
import { withEmulator } from "../runningEmulator";

const CLI = path.join(__dirname, "../../../emulator/cli.js");

interface Run {
  readonly stdout: string;
  readonly stderr: string;
}

describe("The command add-participant", () => {
  const running = withEmulator();

  const run = (...args: string[]): Promise<Run> =>
    promisify(execFile)(process.execPath, [CLI, "add-participant", ...args]).catch(
      (failure: unknown) => failure as Run,
    );

  it("adds a participant to a meeting of a running emulator", async () => {
    const { Meeting } = await running.chime.createMeeting(meetingRequest());
    const meetingId = Meeting?.MeetingId ?? "";
    const { stdout } = await run(running.emulator.url, meetingId, "bot", "--audio", "tone", "--video", "pattern");
    const [participant] = running.emulator.media(meetingId);
    expect(stdout).to.equal(`added bot as the attendee ${participant?.attendeeId}\n`);
    expect(participant).to.include({ externalUserId: "bot", isPresent: true });
    expect(running.emulator.meetings()[0]?.attendees[0]?.isConnected).to.equal(true);
  });

  const REFUSED: readonly (readonly [string, () => string[], RegExp])[] = [
    ["too few arguments", () => [running.emulator.url], /Usage: chime-sdk-meetings-emulator add-participant/],
    ["an address that is no URL", () => ["emulator", UNKNOWN_ID, "bot"], /"emulator" is not a URL/],
    ["an unknown meeting", () => [running.emulator.url, UNKNOWN_ID, "bot"], /No active meeting has the id/],
    ["another audio", () => [running.emulator.url, UNKNOWN_ID, "bot", "--audio", "noise"], /one of silence, tone/],
    ["an unknown flag", () => [running.emulator.url, UNKNOWN_ID, "bot", "--sound", "tone"], /--sound/],
    [
      "no emulator there",
      () => ["http://127.0.0.1:9", UNKNOWN_ID, "bot"],
      /No emulator answers at http:\/\/127\.0\.0\.1:9/,
    ],
  ];
  for (const [what, args, message] of REFUSED) {
    it(`fails with ${what}`, async () => {
      const { stdout, stderr } = await run(...args());
      expect(stderr).to.match(message);
      expect(stdout).to.equal("");
    });
  }
});
