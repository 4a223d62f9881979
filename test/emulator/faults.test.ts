import { expect } from "chai";
import { MODELLED_ERRORS } from "../../emulator/errors";
import type { Fault } from "../../emulator/index";
import { meetingRequest, roomRequest } from "./requests";
import { openRoom, users } from "./rooms";
import { errorOf, withEmulator } from "./runningEmulator";

describe("a fault", () => {
  const waits: number[] = [];
  const running = withEmulator({ wait: async (milliseconds) => void waits.push(milliseconds) });
  const create = () => running.chime.createMeeting(meetingRequest());
  const meetings = () => running.emulator.meetings().length;

  for (const [name, status] of Object.entries(MODELLED_ERRORS)) {
    it(`can be ${name}, which hits one call and leaves no trace`, async () => {
      running.emulator.addFault({ effect: "error", error: name as keyof typeof MODELLED_ERRORS });
      const error = await errorOf(create());
      expect(error.name).to.equal(name);
      expect(error.$metadata.httpStatusCode).to.equal(status);
      expect(error.constructor.name).to.equal(name);
      expect(meetings()).to.equal(0);
      await create();
      expect(running.emulator.faults()).to.deep.equal([]);
    });
  }

  it("can have a message, and a time to retry after", async () => {
    running.emulator.addFault({
      effect: "error",
      error: "ServiceUnavailableException",
      message: "Down for a moment",
      retryAfterSeconds: 2,
    });
    const error = await errorOf(create());
    expect(error).to.include({ message: "Down for a moment", RetryAfterSeconds: "2" });
  });

  it("hits the operation it is for, as often as it says", async () => {
    running.emulator.addFault({ effect: "error", error: "ThrottlingException", operation: "CreateMeeting", count: 2 });
    await openRoom(running);
    expect((await errorOf(create())).name).to.equal("ThrottlingException");
    expect(running.emulator.faults()).to.deep.include.members([
      { id: 1, effect: "error", error: "ThrottlingException", operation: "CreateMeeting", count: 2, hits: 1 },
    ]);
    expect((await errorOf(create())).name).to.equal("ThrottlingException");
    await create();
  });

  it("with a probability hits about that share of the calls", async () => {
    running.emulator.addFault({ effect: "error", error: "ServiceFailureException", probability: 0.2 });
    expect((await hits(200)).filter(Boolean).length).to.be.within(20, 60);
  });

  it("with a probability hits the same calls again for the same seed, and others for another", async () => {
    const pattern = async (seed: number) => {
      running.emulator.clearFaults();
      running.emulator.addFault({ effect: "error", error: "ServiceFailureException", probability: 0.5, seed });
      return hits(32);
    };
    const first = await pattern(7);
    expect(await pattern(7)).to.deep.equal(first);
    expect(await pattern(8)).not.to.deep.equal(first);
  });

  it("with a probability of 0 never hits, and with 1 always", async () => {
    running.emulator.addFault({ effect: "error", error: "ServiceFailureException", probability: 0 });
    expect(await hits(20)).to.deep.equal(Array(20).fill(false));
    running.emulator.addFault({ effect: "error", error: "ServiceFailureException", probability: 1, count: 20 });
    expect(await hits(21)).to.deep.equal([...Array(20).fill(true), false]);
  });

  it("can let some attendees fail and the others not", async () => {
    running.emulator.addFault({ effect: "partialFailure", externalUserIds: ["bob"], errorCode: "Throttling" });
    const { Attendees, Errors } = await running.chime.createMeetingWithAttendees(
      roomRequest({ Attendees: users("alice", "bob", "carol") }),
    );
    expect(Attendees?.map(({ ExternalUserId }) => ExternalUserId)).to.deep.equal(["alice", "carol"]);
    expect(Errors).to.deep.equal([
      { ExternalUserId: "bob", ErrorCode: "Throttling", ErrorMessage: "The attendee was made to fail." },
    ]);
  });

  it("can make every attendee fail, and creates the meeting", async () => {
    running.emulator.addFault({ effect: "partialFailure" });
    const { Meeting, Attendees, Errors } = await running.chime.createMeetingWithAttendees(roomRequest());
    expect(Attendees).to.deep.equal([]);
    expect(Errors).to.have.lengthOf(1);
    expect(running.emulator.meetings()[0]?.meetingId).to.equal(Meeting?.MeetingId);
  });

  it("of some attendees waits for an operation that can fail in part", async () => {
    running.emulator.addFault({ effect: "partialFailure" });
    await create();
    expect(running.emulator.faults()).to.have.lengthOf(1);
    await running.chime.createMeetingWithAttendees(roomRequest());
    expect(running.emulator.faults()).to.deep.equal([]);
  });

  it("can let attendees of a batch fail", async () => {
    const { meetingId } = await openRoom(running);
    running.emulator.addFault({ effect: "partialFailure", operation: "BatchCreateAttendee" });
    const { Errors } = await running.chime.batchCreateAttendee({ MeetingId: meetingId, Attendees: users("bob") });
    expect(Errors?.[0]?.ErrorCode).to.equal("ServiceFailure");
  });

  it("can delay the answer", async () => {
    waits.length = 0;
    running.emulator.addFault({ effect: "delay", milliseconds: 1500 });
    await create();
    expect(waits).to.deep.equal([1500]);
  });

  it("can reset the connection before the call took effect", async () => {
    running.emulator.addFault({ effect: "resetBefore" });
    expect(await errorOf(create())).to.include({ code: "ECONNRESET" });
    expect(meetings()).to.equal(0);
  });

  it("can reset the connection after the call took effect", async () => {
    running.emulator.addFault({ effect: "resetAfter" });
    expect(await errorOf(create())).to.include({ code: "ECONNRESET" });
    expect(meetings()).to.equal(1);
  });

  it("that resets after the effect leaves one meeting when the token comes again", async () => {
    const request = roomRequest({ ClientRequestToken: "token-1" });
    running.emulator.addFault({ effect: "resetAfter" });
    await errorOf(running.chime.createMeetingWithAttendees(request));
    await running.chime.createMeetingWithAttendees(request);
    expect(meetings()).to.equal(1);
    expect(running.emulator.meetings()[0]?.attendees).to.have.lengthOf(1);
  });

  it("that resets afterwards hits a call that is refused, too", async () => {
    running.emulator.addFault({ effect: "resetAfter" });
    expect(await errorOf(running.chime.createMeeting({} as never))).to.include({ code: "ECONNRESET" });
  });

  it("can make the answer garbage", async () => {
    running.emulator.addFault({ effect: "garbage" });
    expect((await errorOf(create())).name).to.equal("SyntaxError");
    expect(meetings()).to.equal(1);
  });

  it("can come with another one for the same call", async () => {
    waits.length = 0;
    running.emulator.addFault({ effect: "delay", milliseconds: 20 });
    running.emulator.addFault({ effect: "error", error: "ConflictException" });
    expect((await errorOf(create())).name).to.equal("ConflictException");
    expect(waits).to.deep.equal([20]);
  });

  for (const [fields, message] of [
    [{ effect: "explode" }, /effect is one of error, partialFailure, .* not "explode"/],
    [{ effect: "error" }, /needs "error", which is one of BadRequestException/],
    [{ effect: "error", error: "Oops" }, /error is one of .*, not "Oops"/],
    [{ effect: "delay" }, /needs "milliseconds"/],
    [{ effect: "delay", milliseconds: 2 ** 31 }, /milliseconds is a number from 0 to 2147483647/],
    [
      { effect: "error", error: "ConflictException", retryAfterSeconds: 1 },
      /retryAfterSeconds goes with the error ServiceUnavailableException only/,
    ],
    [{ effect: "notYetVisible" }, /needs "calls"/],
    [{ effect: "notYetVisible", calls: 1, operation: "GetMeeting" }, /operation is one of BatchCreateAttendee, /],
    [{ effect: "delay", milliseconds: -1 }, /milliseconds is a number from 0 to 2147483647, not -1/],
    [{ effect: "resetAfter", operation: "ListMeetings" }, /operation is the name of an operation: /],
    [{ effect: "resetAfter", count: 0 }, /count is a whole number from 1 up, not 0/],
    [{ effect: "resetAfter", probability: 2 }, /probability is a number from 0 to 1, not 2/],
    [{ effect: "resetAfter", milliseconds: 5 }, /has no "milliseconds"/],
    [{ effect: "partialFailure", operation: "GetMeeting" }, /operation is one of BatchCreateAttendee, Create/],
    [{ effect: "garbage", status: 99 }, /status is an HTTP status/],
  ] as const) {
    it(`is refused when it is ${JSON.stringify(fields)}`, () => {
      expect(() => running.emulator.addFault(fields as unknown as Fault)).to.throw(RangeError, message);
      expect(running.emulator.faults()).to.deep.equal([]);
    });
  }

  describe("that the emulator begins with", () => {
    const faulty = withEmulator({ faults: [{ effect: "error", error: "ForbiddenException" }] });

    it("waits for the first call", async () => {
      expect((await errorOf(faulty.chime.createMeeting(meetingRequest()))).name).to.equal("ForbiddenException");
    });
  });

  /** Which of as many calls failed. */
  async function hits(count: number): Promise<boolean[]> {
    const failed: boolean[] = [];
    for (let call = 0; call < count; call += 1) {
      const outcome = create().then(
        () => false,
        () => true,
      );
      failed.push(await outcome);
    }
    return failed;
  }
});
