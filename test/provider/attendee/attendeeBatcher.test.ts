import { expect } from "chai";
import type { AttendeeInputs } from "../../../provider/core/attendee/outputs";
import { faultRowsFor, inject } from "../../faults/faultRows";
import { countCalls } from "../../support/countCalls";
import { createExternalMeeting } from "../../support/externalChanges";
import { heldBack } from "../../support/heldBack";
import { type Fixture, type FixtureOptions, startFixture } from "../../support/lifecycleFixture";
import { ALL_CAPABILITIES, VIEW_ONLY } from "../../support/meetingInputs";

describe("Attendees that are created at the same time", () => {
  let fixture: Fixture;
  let meetingId: string;

  const start = async (options: FixtureOptions = {}) => {
    fixture = await startFixture(options);
    meetingId = await createExternalMeeting(fixture.emulator, {
      ExternalMeetingId: "office",
      Attendees: [{ ExternalUserId: "host" }],
    });
  };

  afterEach(() => fixture.close());

  const guests = (count: number): AttendeeInputs[] =>
    Array.from({ length: count }, (_, index) => ({
      meetingId,
      externalUserId: `guest-${index}`,
      capabilities: index % 2 === 0 ? VIEW_ONLY : ALL_CAPABILITIES,
      region: "us-east-1",
    }));

  /** Creates all of them at once, as the engine does; the calls that this takes, and what becomes of each. */
  const letIn = async (inputs: readonly AttendeeInputs[]) => {
    const { attendee } = fixture.startProvider();
    const { result, calls } = await countCalls(fixture.emulator, () =>
      Promise.allSettled(inputs.map((each) => attendee.create(each))),
    );
    const messages = result.flatMap((one) => (one.status === "rejected" ? [(one.reason as Error).message] : []));
    const created = result.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
    return { calls, messages, created };
  };

  const inRoom = () =>
    (fixture.emulator.meetings()[0]?.attendees ?? []).filter(({ externalUserId }) => externalUserId !== "host");

  /** Each of them is in the meeting once, as declared, and in the state. */
  const expectAllIn = (inputs: readonly AttendeeInputs[], created: readonly { id: string; outs: object }[]) => {
    expect(inRoom().map(({ externalUserId }) => externalUserId)).to.have.members(
      inputs.map(({ externalUserId }) => externalUserId),
    );
    expect(created.map(({ id }) => id)).to.have.members(inRoom().map(({ attendeeId }) => `${meetingId}/${attendeeId}`));
    for (const [index, { outs }] of created.entries()) {
      const { externalUserId, capabilities } = inputs[index] ?? {};
      expect(outs).to.deep.include({ externalUserId, capabilities });
      expect(inRoom().find((one) => one.externalUserId === externalUserId)?.capabilities.Audio).to.equal(
        capabilities?.audio,
      );
    }
    expect(new Set(created.map(({ outs }) => (outs as { joinToken?: string }).joinToken))).to.have.length(
      inputs.length,
    );
  };

  it("are created by one call each if they are one or two", async () => {
    await start();
    expect((await letIn(guests(1))).calls).to.deep.equal({ CreateAttendee: 1 });
    expect((await letIn(guests(2))).calls).to.deep.equal({ CreateAttendee: 2 });
  });

  it("are created by one BatchCreateAttendee if they are queued, and each gets its own response", async () => {
    await start();
    const { calls, created, messages } = await letIn(guests(50));
    expect(messages).to.deep.equal([]);
    expect(calls).to.deep.equal({ CreateAttendee: 2, BatchCreateAttendee: 1 });
    expectAllIn(guests(50), created);
  });

  it("are at most 100 in one BatchCreateAttendee", async () => {
    await start();
    const { calls, created } = await letIn(guests(202));
    expect(calls).to.deep.equal({ CreateAttendee: 2, BatchCreateAttendee: 2 });
    expectAllIn(guests(202), created);
  });

  it("are not batched with those of another meeting", async () => {
    await start();
    const other = await fixture.lifecycle.create({
      externalMeetingId: "other",
      attendees: [{ externalUserId: "host" }],
      mediaRegion: "eu-central-1",
      region: "us-east-1",
    });
    const { calls } = await letIn([...guests(2), ...guests(2).map((guest) => ({ ...guest, meetingId: other.id }))]);
    expect(calls).to.deep.equal({ CreateAttendee: 4 });
  });

  it("are not batched with an attendee of the same externalUserId", async () => {
    await start({ choices: { duplicateUser: "reject" } });
    const [first, second, third] = guests(3) as [AttendeeInputs, AttendeeInputs, AttendeeInputs];
    const { calls, messages } = await letIn([first, second, third, third, third]);
    expect(messages).to.deep.equal([]);
    expect(calls).to.deep.equal({ CreateAttendee: 5 });
    expect(inRoom()).to.have.length(3);
  });

  it("are rejected one by one if the meeting is full", async () => {
    await start();
    const { calls, created, messages } = await letIn(guests(252));
    expect(created).to.have.length(249);
    expect(inRoom()).to.have.length(249);
    expect(messages).to.have.length(3);
    for (const [index, message] of messages.entries()) {
      expect(message).to.contain(`Cannot add attendee "guest-${249 + index}" to meeting "${meetingId}" in us-east-1`);
      expect(message).to.contain("a quota of the AWS account is reached (LimitExceededException, request id ");
    }
    expect(calls).to.deep.equal({ CreateAttendee: 2 + 3, BatchCreateAttendee: 3 });
  });

  describe("if BatchCreateAttendee fails", function () {
    this.timeout(20_000);

    for (const row of faultRowsFor("BatchCreateAttendee")) {
      for (const lasting of [false, true]) {
        it(`are all in the meeting once: ${row.name}, ${lasting ? "lasting" : "once"}`, async () => {
          const { wait, release, handlerFor } = heldBack();
          await start({
            wait,
            ...(row.fault.effect === "delay" ? { requestHandler: handlerFor("BatchCreateAttendee") } : {}),
          });
          inject(fixture.emulator, row, "BatchCreateAttendee", { lasting });
          const { created, messages } = await letIn(guests(5));
          await release();
          expect(messages).to.deep.equal([]);
          expectAllIn(guests(5), created);
        });
      }
    }
  });

  it("are rejected each with the error of its own CreateAttendee", async () => {
    await start();
    fixture.emulator.addFault({ effect: "error", error: "ForbiddenException", operation: "BatchCreateAttendee" });
    fixture.emulator.addFault({ effect: "error", error: "ForbiddenException", operation: "CreateAttendee", count: 5 });
    const { messages } = await letIn(guests(5));
    expect(messages).to.have.length(5);
    for (const [index, message] of messages.entries()) {
      expect(message).to.match(
        new RegExp(
          `^Cannot add attendee "guest-${index}" to meeting .*are not authorized for this action \\(ForbiddenException, request id`,
        ),
      );
    }
  });
});
