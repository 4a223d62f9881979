import { expect } from "chai";
import { startEmulator } from "../../emulator/index";
import { meetingRequest, UNKNOWN_ID } from "./requests";
import { openRoom } from "./rooms";
import { errorOf, type RunningEmulator, withEmulator } from "./runningEmulator";

describe("quotas", () => {
  describe("as AWS sets them", () => {
    const running = withEmulator({ quotas: true });

    it("let 20 calls of an operation through at once, and throttle the 21st", async () => {
      expect(await outcomes(running, 21)).to.deep.equal([
        ...Array(20).fill("NotFoundException"),
        "ThrottlingException",
      ]);
    });

    it("answer a throttled call with 429 and AWS's words", async () => {
      await outcomes(running, 20);
      const error = await errorOf(running.chime.getMeeting({ MeetingId: UNKNOWN_ID }));
      expect(error).to.include({ name: "ThrottlingException", message: "Rate exceeded" });
      expect(error.$metadata.httpStatusCode).to.equal(429);
    });

    it("give 10 calls back in a second", async () => {
      await outcomes(running, 20);
      running.emulator.advance(1);
      expect(await outcomes(running, 11)).to.deep.equal([
        ...Array(10).fill("NotFoundException"),
        "ThrottlingException",
      ]);
    });

    it("give no more than the burst back, however long the pause", async () => {
      await outcomes(running, 20);
      running.emulator.advance(3600);
      expect((await outcomes(running, 21)).at(-1)).to.equal("ThrottlingException");
    });

    it("are of all operations together, too", async () => {
      await outcomes(running, 20);
      const error = await errorOf(running.chime.createMeeting(meetingRequest()));
      expect(error.name).to.equal("ThrottlingException");
    });

    it("are of each region and of each account", async () => {
      await outcomes(running, 20);
      await running.clientFor({ region: "us-west-2" }).createMeeting(meetingRequest());
      await running.clientFor({ accessKeyId: "444455556666" }).createMeeting(meetingRequest());
      expect(running.emulator.meetings()).to.have.lengthOf(2);
    });

    it("let a throttled call have no effect", async () => {
      await outcomes(running, 20);
      await errorOf(running.chime.createMeeting(meetingRequest()));
      expect(running.emulator.meetings()).to.deep.equal([]);
    });

    it("are full again after a reset", async () => {
      await outcomes(running, 20);
      running.emulator.reset();
      expect(await outcomes(running, 1)).to.deep.equal(["NotFoundException"]);
    });

    it("allow 4 replicas of a meeting", async () => {
      const { meetingId } = await openRoom(running);
      const replicate = () => running.chime.createMeeting(meetingRequest({ PrimaryMeetingId: meetingId }));
      for (let count = 0; count < 4; count += 1) await replicate();
      expect(await errorOf(replicate())).to.include({
        name: "LimitExceededException",
        message: "A meeting can have 4 replicas.",
      });
    });

    it("allow 250 active meetings", async () => {
      for (let count = 0; count < 250; count += 1) {
        await running.chime.createMeeting(meetingRequest());
        running.emulator.advance(0.1);
      }
      const error = await errorOf(running.chime.createMeeting(meetingRequest()));
      expect(error.name).to.equal("LimitExceededException");
      expect(error.$metadata.httpStatusCode).to.equal(400);
    });
  });

  describe("that were set", () => {
    const running = withEmulator({ quotas: { activeMeetings: 1, requestsPerSecond: 1, burst: 3 } });

    it("count", async () => {
      await running.chime.createMeeting(meetingRequest());
      expect((await errorOf(running.chime.createMeeting(meetingRequest()))).name).to.equal("LimitExceededException");
      await running.chime.getMeeting({ MeetingId: UNKNOWN_ID }).catch(() => undefined);
      expect((await errorOf(running.chime.createMeeting(meetingRequest()))).name).to.equal("ThrottlingException");
    });

    it("let an active meeting's ClientRequestToken come again at the limit", async () => {
      const request = meetingRequest({ ClientRequestToken: "token-1" });
      const first = await running.chime.createMeeting(request);
      expect((await running.chime.createMeeting(request)).Meeting).to.deep.equal(first.Meeting);
    });

    it("leave room for another meeting when one has ended", async () => {
      await running.chime.createMeeting(meetingRequest());
      running.emulator.advance(300);
      await running.chime.createMeeting(meetingRequest());
    });
  });

  describe("by default", () => {
    const running = withEmulator();

    it("are not there", async () => {
      expect(new Set(await outcomes(running, 60))).to.deep.equal(new Set(["NotFoundException"]));
    });
  });

  it("of 0 or less are refused at the start", async () => {
    const failure = await startEmulator({ quotas: { burst: 0 } }).catch((error: unknown) => error);
    expect(failure).to.be.instanceOf(RangeError);
    expect((failure as Error).message).to.equal("The quota burst cannot be 0: it takes a number above 0.");
  });
});

/** What as many calls answer, one after another. */
async function outcomes(running: RunningEmulator, count: number): Promise<string[]> {
  const names: string[] = [];
  for (let call = 0; call < count; call += 1) {
    names.push((await errorOf(running.chime.getMeeting({ MeetingId: UNKNOWN_ID }))).name);
  }
  return names;
}
