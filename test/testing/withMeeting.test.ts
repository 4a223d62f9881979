import { once } from "node:events";
import { delimiter, dirname } from "node:path";
import { expect } from "chai";
import { WebSocket } from "ws";
import { type Emulator, startEmulator } from "../../emulator";
import { decodeFrame, FrameType } from "../../emulator/media/signaling/frames";
import { withMeeting } from "../../testing";
import { findEngine } from "../../tools/engine/findEngine";
import { joinTokensIn } from "../support/joinTokensIn";
import { rejection } from "../support/rejection";

const ARGS = {
  externalMeetingId: "e2e",
  mediaRegion: "eu-central-1",
  attendees: [{ externalUserId: "alice" }],
} as const;

const environmentOf = ({ url }: Emulator) => ({
  AWS_ENDPOINT_URL_CHIME_SDK_MEETINGS: url,
  AWS_REGION: "us-east-1",
  AWS_ACCESS_KEY_ID: "emulator",
  AWS_SECRET_ACCESS_KEY: "emulator",
});

describe("withMeeting", function () {
  this.timeout(600_000);
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

  it("hands over a meeting that a client can join, returns what the test returns, and sends the end to the client", async () => {
    const types: number[] = [];
    const { closed, joined, meetingId } = await withMeeting(
      ARGS,
      async ({ meetingId, joinInfo }) => {
        const { Meeting, Attendee } = joinInfo["alice"] ?? {};
        const url = Meeting?.MediaPlacement?.SignalingUrl ?? "";
        const socket = new WebSocket(url, ["_aws_wt_session", Attendee?.JoinToken ?? ""]);
        socket.on("message", (bytes: Buffer) => types.push(decodeFrame(bytes).type));
        await once(socket, "open");
        // A JOIN frame: the first byte of all frames, the time 1, the type 1, an empty message.
        socket.send(Buffer.from("05080110012200", "hex"));
        await once(socket, "message");
        return { closed: once(socket, "close"), joined: joinInfo["alice"], meetingId };
      },
      { emulator: true },
    );
    expect(joined?.Meeting.MeetingId).to.equal(meetingId);
    expect(joined?.Attendee.JoinToken).to.have.length(98);
    await closed;
    expect(types).to.include.members([FrameType.JOIN_ACK, FrameType.AUDIO_STATUS]);
  });

  it("ends the meeting when the test fails, and fails with the test's own error", async () => {
    const emulator = await startEmulator();
    let meetingsInTest = 0;
    const failing = withMeeting(
      ARGS,
      async () => {
        meetingsInTest = emulator.meetings().length;
        throw new Error("the test's own");
      },
      { env: environmentOf(emulator) },
    );
    expect((await rejection(failing)).message).to.equal("the test's own");
    expect(meetingsInTest).to.equal(1);
    expect(emulator.meetings()).to.deep.equal([]);
    await emulator.close();
  });

  it("ends the meeting when pulumi up fails half way, and never calls the test", async () => {
    const emulator = await startEmulator();
    emulator.addFault({ effect: "partialFailure", externalUserIds: ["bob"], errorCode: "ServiceFailure", count: 100 });
    let isCalled = false;
    const failing = withMeeting(
      { ...ARGS, attendees: [{ externalUserId: "alice" }, { externalUserId: "bob" }] },
      async () => {
        isCalled = true;
      },
      { env: environmentOf(emulator) },
    );
    const { message } = await rejection(failing);
    expect(message).to.contain("bob");
    expect(joinTokensIn(message)).to.deep.equal([]);
    expect(isCalled, "whether the test was called").to.equal(false);
    expect(emulator.requests()).to.include({ CreateMeetingWithAttendees: 1, DeleteMeeting: 1 });
    expect(emulator.meetings()).to.deep.equal([]);
    await emulator.close();
  });

  it("tells both errors when the test fails and the meeting cannot be ended", async () => {
    const emulator = await startEmulator();
    const failing = withMeeting(
      ARGS,
      async () => {
        await emulator.close();
        throw new Error("the test's own");
      },
      { env: { ...environmentOf(emulator), AWS_MAX_ATTEMPTS: "1" } },
    );
    const { message, errors } = (await rejection(failing)) as AggregateError;
    expect(message).to.equal("The test failed, and its meeting could not be ended.");
    expect(errors.map((error: Error) => error.message)[0]).to.equal("the test's own");
  });

  it("says what to do where there is no pulumi", async () => {
    const found = process.env["PATH"];
    process.env["PATH"] = __dirname;
    try {
      const { message } = await rejection(withMeeting(ARGS, async () => undefined, { emulator: true }));
      expect(message).to.equal(
        "withMeeting runs `pulumi`, and there is none on PATH. Install Pulumi (https://www.pulumi.com/docs/install), " +
          "or name a command line by the option `pulumiCommand`.",
      );
    } finally {
      process.env["PATH"] = found;
    }
  });
});
