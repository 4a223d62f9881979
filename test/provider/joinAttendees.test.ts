import type { BatchCreateAttendeeRequest, BatchCreateAttendeeResponse } from "@aws-sdk/client-chime-sdk-meetings";
import { expect } from "chai";
import type { ChimeApi } from "../../provider/core/aws/chimeApi";
import type { DeclaredAttendee } from "../../provider/core/chime/attendees";
import type { PartialFailure } from "../../provider/core/lifecycle/partialFailure";
import { joinAttendees } from "../../provider/core/meeting/joinAttendees";
import type { MeetingInputs, MeetingOutputs } from "../../provider/core/meeting/outputs";
import { fakeTimer } from "../support/fakeTimer";
import { type Fixture, startFixture } from "../support/lifecycleFixture";
import { attendee, meetingInputs } from "../support/meetingInputs";
import { rejection } from "../support/rejection";

const people = (count: number): DeclaredAttendee[] =>
  Array.from({ length: count }, (_, index) => attendee(`user-${index}`));

const room = (count: number) => meetingInputs({ attendees: people(count) });

describe("A meeting with many attendees", () => {
  let fixture: Fixture;

  beforeEach(async () => {
    fixture = await startFixture();
  });

  afterEach(() => fixture.close());

  const requests = () => fixture.emulator.requests();
  const partialCreation = async (inputs: MeetingInputs) =>
    (await rejection(fixture.lifecycle.create(inputs))) as PartialFailure;
  const idsAtService = () =>
    fixture.emulator.meetings().flatMap(({ attendees }) => attendees.map(({ externalUserId }) => externalUserId));

  const calls: readonly (readonly [attendees: number, batches: number])[] = [
    [1, 0],
    [20, 0],
    [21, 1],
    [120, 1],
    [121, 2],
    [250, 3],
  ];

  for (const [count, batches] of calls) {
    it(`is created with ${count} attendees by 1 + ${batches} calls`, async () => {
      const { outs } = await fixture.lifecycle.create(room(count));
      expect(requests()).to.deep.equal({
        CreateMeetingWithAttendees: 1,
        ...(batches > 0 ? { BatchCreateAttendee: batches } : {}),
      });
      expect(outs.attendees.map(({ externalUserId }) => externalUserId)).to.deep.equal(
        people(count).map(({ externalUserId }) => externalUserId),
      );
      expect(outs.attendees.every(({ joinToken }) => joinToken)).to.equal(true);
      expect(fixture.now).to.equal(Date.parse("2026-01-01T00:00:00.000Z"));
    });
  }

  it("is read with 250 attendees in three pages", async () => {
    const { id, outs } = await fixture.lifecycle.create(room(250));
    expect((await fixture.lifecycle.read(id, outs)).props).to.deep.equal(outs);
    expect(requests()).to.include({ GetMeeting: 1, ListAttendees: 3 });
  });

  it("adds attendees that the creation rejected by one more call", async () => {
    const externalUserIds = ["user-1", "user-2"];
    fixture.emulator.addFault({
      effect: "partialFailure",
      operation: "CreateMeetingWithAttendees",
      externalUserIds,
    });
    const { outs } = await fixture.lifecycle.create(room(5));
    expect(outs.attendees.map(({ externalUserId }) => externalUserId)).to.deep.equal(
      people(5).map(({ externalUserId }) => externalUserId),
    );
    expect(requests()).to.deep.equal({ CreateMeetingWithAttendees: 1, BatchCreateAttendee: 1 });
  });

  it("retries rejected attendees twice, after 0.5 and 2 seconds", async () => {
    fixture.emulator.addFault({
      effect: "partialFailure",
      operation: "BatchCreateAttendee",
      externalUserIds: ["user-20"],
      count: 2,
    });
    const startedAt = fixture.now;
    const { outs } = await fixture.lifecycle.create(room(30));
    expect(outs.attendees).to.have.length(30);
    expect(fixture.now - startedAt).to.equal(2_500);
    expect(requests()).to.include({ BatchCreateAttendee: 3 });
  });

  it("is a partial failure if attendees are still rejected, and lists each with its code", async () => {
    fixture.emulator.addFault({
      effect: "partialFailure",
      operation: "BatchCreateAttendee",
      externalUserIds: ["user-20", "user-21"],
      errorCode: "LimitExceeded",
      errorMessage: "Too many.",
      count: 3,
    });
    const failure = await partialCreation(room(23));
    expect(failure.reasons).to.deep.equal([
      'Meeting "standup" exists, but 2 of its 23 declared attendees are not in it: "user-20" (LimitExceeded: Too many.), ' +
        '"user-21" (LimitExceeded: Too many.). The rest can join. Run `pulumi up` again: it adds only those that are missing.',
    ]);
    expect(failure.id).to.equal(fixture.emulator.meetings()[0]?.meetingId);
    expect((failure.properties as MeetingOutputs).attendees).to.have.length(21);
  });

  it("is a partial failure if the second of three batches fails, and keeps the first", async () => {
    const chime = fixture.chime();
    const { id } = await fixture.lifecycle.create(room(1));
    let batch = 0;
    const dying = {
      ...chime,
      batchCreateAttendee: (request: Parameters<typeof chime.batchCreateAttendee>[0]) => {
        batch += 1;
        if (batch === 2) fixture.emulator.addFault({ effect: "resetBefore", count: 5 });
        return chime.batchCreateAttendee(request);
      },
    };
    const timer = { now: () => 0, sleep: async () => undefined };
    const { joined, refused, failure } = await joinAttendees(dying, id, people(250).slice(1), timer);
    expect(joined).to.have.length(100);
    expect(refused).to.deep.equal([]);
    expect((failure as { code?: string }).code).to.equal("ECONNRESET");
  });

  it("reports why a batch failed, with advice", async () => {
    fixture.emulator.addFault({ effect: "error", error: "ForbiddenException", operation: "BatchCreateAttendee" });
    const { reasons, message } = await partialCreation(room(60));
    expect(reasons).to.have.length(2);
    expect(reasons[0]).to.match(/40 of its 60 declared attendees are not in it: .*"user-39", and 20 more\. The rest/);
    expect(reasons[1]).to.match(
      /^Cannot add attendees to meeting "standup" in us-east-1: the AWS credentials are not authorized/,
    );
    expect(message).to.equal(reasons.join("\n"));
  });

  it("is completed by update, which adds only missing attendees", async () => {
    fixture.emulator.addFault({
      effect: "error",
      error: "ServiceFailureException",
      operation: "BatchCreateAttendee",
      count: 5,
    });
    const inputs = room(130);
    const failure = await partialCreation(inputs);
    const partial = failure.properties as MeetingOutputs;
    expect(partial.attendees).to.have.length(20);
    expect(await fixture.restart().diff(failure.id, partial, inputs)).to.deep.equal({ changes: true });

    const before = requests()["BatchCreateAttendee"] ?? 0;
    const { outs } = await fixture.restart().update(failure.id, partial, inputs);
    expect(outs.attendees.map(({ externalUserId }) => externalUserId)).to.deep.equal(
      inputs.attendees.map(({ externalUserId }) => externalUserId),
    );
    expect(outs.attendees.slice(0, 20)).to.deep.equal(partial.attendees);
    expect((requests()["BatchCreateAttendee"] ?? 0) - before).to.equal(2);
    expect(idsAtService()).to.have.length(130);
    expect(await fixture.restart().diff(failure.id, outs, inputs)).to.deep.equal({ changes: false });
  });

  it("remains a partial failure if update cannot add all attendees", async () => {
    fixture.emulator.addFault({ effect: "partialFailure", externalUserIds: ["user-1"], count: 100 });
    const inputs = room(3);
    const first = await partialCreation(inputs);
    const second = (await rejection(
      fixture.lifecycle.update(first.id, first.properties as MeetingOutputs, inputs),
    )) as PartialFailure;
    expect(second.name).to.equal("PartialFailure");
    expect(second.id).to.equal(first.id);
    expect(second.properties).to.deep.equal(first.properties);
  });

  it("is reported as ended, not as incomplete, if it has ended before the update", async () => {
    fixture.emulator.addFault({ effect: "partialFailure", externalUserIds: ["user-1"], count: 100 });
    const { id, properties } = await partialCreation(room(3));
    fixture.emulator.advance(301);
    const { name, message } = await rejection(fixture.lifecycle.update(id, properties as MeetingOutputs, room(3)));
    expect(name).to.equal("MeetingError");
    expect(message).to.match(/^Cannot update meeting "standup" in us-east-1: the meeting has ended/);
  });

  it("is reported without credentials that an error of the service contains", async () => {
    const secret = "a".repeat(98);
    fixture.emulator.addFault({
      effect: "partialFailure",
      externalUserIds: ["user-1"],
      errorMessage: `JoinToken ${secret} failed`,
      count: 100,
    });
    const { reasons } = await partialCreation(room(3));
    expect(reasons[0]).to.contain("JoinToken … failed").and.not.contain(secret);
  });

  it("can have maxCount attendees", async () => {
    const inputs = { ...room(25), meetingFeatures: { attendee: { maxCount: 25 }, video: { maxResolution: "FHD" } } };
    const { outs } = await fixture.lifecycle.create(inputs);
    expect(outs.attendees).to.have.length(25);
  });

  it("is rejected with more attendees than maxCount or 250, without a call", async () => {
    const over = { ...room(26), meetingFeatures: { attendee: { maxCount: 25 } } };
    expect((await fixture.lifecycle.check({}, over)).failures).to.deep.equal([
      { property: "attendees", reason: "must not be more than meetingFeatures.attendee.maxCount (25), got 26" },
    ]);
    expect((await fixture.lifecycle.check({}, room(251))).failures).to.deep.equal([
      { property: "attendees", reason: "must have 1 to 250 elements, got 251" },
    ]);
    expect(requests()).to.deep.equal({});
  });
});

describe("joinAttendees", () => {
  /** Adds attendees by a service that gives these responses, one after the other. */
  const join = async (count: number, responses: readonly (BatchCreateAttendeeResponse | Error)[]) => {
    const requested: (string | undefined)[][] = [];
    const batchCreateAttendee = async ({ Attendees = [] }: BatchCreateAttendeeRequest) => {
      const response = responses[requested.length] ?? {};
      requested.push(Attendees.map(({ ExternalUserId }) => ExternalUserId));
      if (response instanceof Error) throw response;
      return response;
    };
    const timer = fakeTimer();
    const chime = { batchCreateAttendee } as Partial<ChimeApi> as ChimeApi;
    return { result: await joinAttendees(chime, "id", people(count), timer), requested, slept: timer.slept };
  };
  const rejected = { Errors: [{ ExternalUserId: "user-1", ErrorCode: "ServiceFailure" }] };

  it("retries the rejected attendees alone", async () => {
    const { requested, slept } = await join(3, [rejected, rejected]);
    expect(requested).to.deep.equal([["user-0", "user-1", "user-2"], ["user-1"], ["user-1"]]);
    expect(slept).to.deep.equal([500, 2_000]);
  });

  it("does not retry rejected attendees where a later call failed as a whole", async () => {
    const failure = Object.assign(new Error("No."), { name: "ForbiddenException" });
    const { result, requested, slept } = await join(101, [rejected, failure]);
    expect(result).to.deep.equal({ joined: [], refused: rejected.Errors, failure });
    expect(requested).to.have.length(2);
    expect(slept).to.deep.equal([]);
  });
});
