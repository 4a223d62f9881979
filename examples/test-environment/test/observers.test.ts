import { expect } from "chai";
import { type Emulator, startEmulator } from "chime-sdk-meetings-emulator";
import { withMeeting } from "pulumi-chime-sdk-meetings/testing";
import { admitObserver } from "../admitObserver";
import { interviewRoom } from "../interviewRoom";

describe("An observer", () => {
  let emulator: Emulator | undefined;

  // All tests share the emulator, each has a meeting of its own.
  before(async () => {
    if (process.env["CHIME_TESTS"] === "aws") return;
    emulator = await startEmulator();
    Object.assign(process.env, {
      AWS_ENDPOINT_URL_CHIME_SDK_MEETINGS: emulator.url,
      AWS_REGION: "us-east-1",
      AWS_ACCESS_KEY_ID: "emulator",
      AWS_SECRET_ACCESS_KEY: "emulator",
    });
  });

  after(() => emulator?.close());

  it("sees and hears, and is neither seen nor heard", async () => {
    await withMeeting(interviewRoom(["interviewer", "candidate"]), async ({ meetingId, joinInfo }) => {
      const { Capabilities, JoinToken } = await admitObserver(meetingId, "observer");
      expect(Capabilities).to.deep.equal({ Audio: "Receive", Video: "Receive", Content: "Receive" });
      expect(JoinToken).to.not.equal(joinInfo["candidate"]?.Attendee.JoinToken);
    });
  });
});
