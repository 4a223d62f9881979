import { delimiter, dirname } from "node:path";
import { expect } from "chai";
import { startEmulator } from "../../emulator";
import { findEngine } from "../../engine/findEngine";
import { withMeeting } from "../../testing";
import { rejection } from "../support/rejection";

const ARGS = { externalMeetingId: "e2e", mediaRegion: "eu-central-1", attendees: [{ externalUserId: "alice" }] };

describe("withMeeting", function () {
  this.timeout(60_000);
  const { PATH: path } = process.env;

  before(async function () {
    // Where no engine is found one is built, which takes minutes.
    this.timeout(0);
    const { command } = await findEngine();
    process.env["PATH"] = [dirname(command), path].join(delimiter);
  });

  after(() => {
    process.env["PATH"] = path;
  });

  it("hands a meeting over, and gives back what the test gives", async () => {
    const joined = await withMeeting(
      ARGS,
      async ({ meetingId, joinInfo }) => ({ meetingId, info: joinInfo["alice"] }),
      { emulator: true },
    );
    expect(joined.info?.Meeting.MeetingId).to.equal(joined.meetingId);
    expect(joined.info?.Attendee.JoinToken).to.have.length(98);
  });

  it("ends the meeting when the test fails, and fails with the test's own error", async () => {
    const emulator = await startEmulator();
    const env = {
      AWS_ENDPOINT_URL_CHIME_SDK_MEETINGS: emulator.url,
      AWS_REGION: "us-east-1",
      AWS_ACCESS_KEY_ID: "emulator",
      AWS_SECRET_ACCESS_KEY: "emulator",
    };
    let meetingsInTest = 0;
    const failing = withMeeting(
      ARGS,
      async () => {
        meetingsInTest = emulator.meetings().length;
        throw new Error("the test's own");
      },
      { env },
    );
    expect((await rejection(failing)).message).to.equal("the test's own");
    expect(meetingsInTest).to.equal(1);
    expect(emulator.meetings()).to.deep.equal([]);
    await emulator.close();
  });
});
