import { expect } from "chai";
import type { AttendeeLifecycle } from "../../../provider/core/attendee/lifecycle";
import type { AttendeeInputs, AttendeeOutputs } from "../../../provider/core/attendee/outputs";
import { isPartialFailure } from "../../../provider/core/lifecycle/partialFailure";
import { type Fixture, type FixtureOptions, startFixture } from "../../support/lifecycleFixture";
import { ALL_CAPABILITIES, attendee, meetingInputs, VIEW_ONLY } from "../../support/meetingInputs";
import { rejection } from "../../support/rejection";

describe("lifecycle of a MeetingAttendee", () => {
  let fixture: Fixture;
  let lifecycle: AttendeeLifecycle;
  let meetingId: string;

  const start = async (options: FixtureOptions = {}) => {
    fixture = await startFixture(options);
    lifecycle = fixture.startProvider().attendee as AttendeeLifecycle;
    ({ id: meetingId } = await fixture.lifecycle.create(meetingInputs({ attendees: [attendee("alice")] })));
    fixture.said.length = 0;
  };

  /** A later update: the process that created a resource does not delete it. */
  const nextProcess = () => fixture.startProvider().attendee as AttendeeLifecycle;

  const restart = async (options: FixtureOptions) => {
    await fixture.close();
    await start(options);
  };

  beforeEach(() => start());
  afterEach(() => fixture.close());

  const inputs = (overrides: Partial<AttendeeInputs> = {}): AttendeeInputs => ({
    meetingId,
    externalUserId: "guest",
    region: "us-east-1",
    ...overrides,
  });
  /** The calls since the meeting was made. */
  const calls = () => {
    const { CreateMeetingWithAttendees: _first, ...others } = fixture.emulator.requests();
    return others;
  };
  const inRoom = (user = "guest") =>
    fixture.emulator.meetings()[0]?.attendees.find(({ externalUserId }) => externalUserId === user);

  describe("create", () => {
    it("creates the attendee by one call, and returns the response", async () => {
      const { id, outs } = await lifecycle.create(inputs({ capabilities: VIEW_ONLY }));
      expect(calls()).to.deep.equal({ CreateAttendee: 1 });
      expect(inRoom()?.attendeeId).to.equal(outs.attendeeId);
      expect(id).to.equal(`${meetingId}/${outs.attendeeId}`);
      expect(outs).to.deep.include({
        meetingId,
        externalUserId: "guest",
        capabilities: VIEW_ONLY,
        region: "us-east-1",
      });
      expect(outs.joinToken).to.have.length.greaterThan(20);
      expect(JSON.parse(JSON.stringify(outs))).to.deep.equal(outs);
    });

    it("creates an attendee with all capabilities if none are declared", async () => {
      expect((await lifecycle.create(inputs())).outs.capabilities).to.deep.equal(ALL_CAPABILITIES);
    });

    it("returns the attendee of a creation that was killed before it returned", async () => {
      const { id } = await lifecycle.create(inputs());
      expect((await lifecycle.create(inputs())).id).to.equal(id);
    });

    it("sets the declared capabilities of an attendee that is in the meeting already", async () => {
      const { outs } = await lifecycle.create(inputs({ externalUserId: "alice", capabilities: VIEW_ONLY }));
      expect(calls()).to.deep.equal({ CreateAttendee: 1, UpdateAttendeeCapabilities: 1 });
      expect(inRoom("alice")?.capabilities).to.include({ Audio: "Receive" });
      expect(outs.capabilities).to.deep.equal(VIEW_ONLY);
    });

    it("throws a partial failure if it cannot set the declared capabilities", async () => {
      const wanted = inputs({ externalUserId: "alice", capabilities: VIEW_ONLY });
      fixture.emulator.addFault({
        effect: "error",
        error: "ForbiddenException",
        operation: "UpdateAttendeeCapabilities",
      });
      const failure = await rejection(lifecycle.create(wanted));
      if (!isPartialFailure(failure)) throw failure;
      expect(failure.id).to.equal(`${meetingId}/${inRoom("alice")?.attendeeId}`);
      expect(failure.reasons[0]).to.match(
        /^Attendee "alice" is in meeting "[^"]+", but without the declared capabilities/,
      );
      expect(failure.reasons[0]).to.match(/\. Run `pulumi up` again, which sets them\.$/);
      expect(failure.reasons[1]).to.match(/^Cannot update attendee "alice" of meeting .*ForbiddenException/);
      const { outs } = await lifecycle.update(failure.id, failure.properties as AttendeeOutputs, wanted);
      expect(outs.capabilities).to.deep.equal(VIEW_ONLY);
      expect(await lifecycle.diff(failure.id, outs, wanted)).to.deep.equal({ changes: false });
    });

    it("rejects for a full meeting and for one that has ended, with advice", async () => {
      const features = { attendee: { maxCount: 1 } };
      const full = await fixture.lifecycle.create(
        meetingInputs({ attendees: [attendee("alice")], meetingFeatures: features }),
      );
      const tooMany = await rejection(lifecycle.create(inputs({ meetingId: full.id })));
      expect(tooMany.message).to.match(/^Cannot add attendee "guest" to meeting "[^"]+" in us-east-1: a quota/);
      expect(tooMany.message).to.match(
        /The meeting can have 1 attendees\. Delete meetings, or attendees of a full meeting/,
      );
      fixture.emulator.advance(301);
      const ended = await rejection(lifecycle.create(inputs()));
      expect(ended.message).to.match(/the meeting has ended, or was created in another region \(NotFoundException/);
      expect(ended.message).to.match(/run it in the other stack if the meeting belongs to that one\. `region` must be/);
      const { region: _region, ...withoutRegion } = inputs();
      const { message } = await rejection(lifecycle.create(withoutRegion));
      expect(message).to.match(/^Cannot add attendee "guest" to meeting "[^"]+" in us-east-1: the meeting has ended/);
    });
  });

  describe("read", () => {
    it("returns the outputs of create, by one call", async () => {
      const { id, outs } = await lifecycle.create(inputs());
      expect(await lifecycle.read(id, outs)).to.deep.equal({ id, props: outs, inputs: inputs() });
      expect(calls()).to.deep.equal({ CreateAttendee: 1, GetAttendee: 1 });
    });

    it("keeps the join token of the state if the service does not return it", async () => {
      await restart({ choices: { joinTokenInReads: "omit" } });
      const { id, outs } = await lifecycle.create(inputs());
      expect(await lifecycle.read(id, outs)).to.deep.equal({ id, props: outs, inputs: inputs() });
      const updated = await lifecycle.update(id, outs, inputs({ capabilities: VIEW_ONLY }));
      expect(updated.outs.joinToken).to.equal(outs.joinToken);
    });

    it("returns no id if the attendee was deleted or the meeting has ended", async () => {
      const { id, outs } = await lifecycle.create(inputs());
      await nextProcess().delete(id, outs);
      expect(await lifecycle.read(id, outs)).to.deep.equal({});
      const again = await lifecycle.create(inputs());
      fixture.emulator.advance(301);
      expect(await lifecycle.read(again.id, again.outs)).to.deep.equal({});
    });

    it("reads all outputs by the id alone", async () => {
      const { id, outs } = await lifecycle.create(inputs());
      const read = await lifecycle.read(id, { region: "us-east-1" });
      expect({ ...read.props, declared: undefined }).to.deep.equal({ ...outs, declared: undefined });
      expect(await lifecycle.diff(id, read.props as AttendeeOutputs, read.inputs as AttendeeInputs)).to.deep.equal({
        changes: false,
      });
    });

    it("returns the arguments of an attendee that is read by its id alone, without default capabilities", async () => {
      const everything = await lifecycle.create(inputs());
      expect((await lifecycle.read(everything.id, { region: "us-east-1" })).inputs).to.deep.equal(inputs());
      const viewer = inputs({ externalUserId: "viewer", capabilities: VIEW_ONLY });
      const { id } = await lifecycle.create(viewer);
      expect((await lifecycle.read(id, { region: "us-east-1" })).inputs).to.deep.equal(viewer);
    });

    it("rejects an invalid id", async () => {
      expect((await rejection(lifecycle.read("guest", {}))).message).to.match(/"<meetingId>\/<attendeeId>"/);
    });
  });

  describe("update", () => {
    it("changes capabilities in place by one call, and keeps the join token", async () => {
      const { id, outs } = await lifecycle.create(inputs());
      const news = inputs({ capabilities: VIEW_ONLY });
      const updated = await lifecycle.update(id, outs, news);
      expect(updated.outs).to.include({ attendeeId: outs.attendeeId, joinToken: outs.joinToken });
      expect(inRoom()?.capabilities).to.include({ Content: "Receive" });
      expect(calls()).to.include({ UpdateAttendeeCapabilities: 1 });
      expect(await lifecycle.diff(id, updated.outs, news)).to.deep.equal({ changes: false });
    });

    it("sets all capabilities if they are no longer declared", async () => {
      const { id, outs } = await lifecycle.create(inputs({ capabilities: VIEW_ONLY }));
      const updated = await lifecycle.update(id, outs, inputs());
      expect(updated.outs.capabilities).to.deep.equal(ALL_CAPABILITIES);
      expect(await lifecycle.diff(id, updated.outs, inputs())).to.deep.equal({ changes: false });
    });

    it("makes no call for an attendee that has the declared capabilities", async () => {
      const viewer = inputs({ capabilities: VIEW_ONLY });
      const { id, outs } = await lifecycle.create(viewer);
      expect((await lifecycle.update(id, outs, viewer)).outs).to.deep.equal(outs);
      expect(calls()).to.deep.equal({ CreateAttendee: 1 });
    });

    it("makes no call for capabilities that are not declared, whatever they are", async () => {
      const { id, outs } = await lifecycle.create(inputs());
      const changed = { ...outs, capabilities: VIEW_ONLY };
      expect((await lifecycle.update(id, changed, inputs())).outs).to.deep.equal(changed);
      expect(calls()).to.deep.equal({ CreateAttendee: 1 });
    });

    it("sets the default capabilities of a state that does not record which were declared", async () => {
      const { id, outs } = await lifecycle.create(inputs({ capabilities: VIEW_ONLY }));
      const { declared: _declared, ...undeclared } = outs;
      const updated = await lifecycle.update(id, undeclared as AttendeeOutputs, inputs());
      expect(updated.outs.capabilities).to.deep.equal(ALL_CAPABILITIES);
    });

    it("corrects capabilities that were changed outside Pulumi, and logs them before", async () => {
      const declared = inputs({ capabilities: VIEW_ONLY });
      const { id, outs } = await lifecycle.create(declared);
      await fixture.chime().updateAttendeeCapabilities({
        MeetingId: meetingId,
        AttendeeId: outs.attendeeId,
        Capabilities: { Audio: "SendReceive", Video: "Receive", Content: "SendReceive" },
      });
      const { props } = await lifecycle.read(id, outs);
      await lifecycle.check({}, declared);
      for (const _twice of [1, 2]) {
        expect(await lifecycle.diff(id, props as AttendeeOutputs, declared)).to.deep.equal({ changes: true });
      }
      expect(fixture.said).to.deep.equal([
        `Attendee "guest" of meeting "${meetingId}" has audio SendReceive instead of Receive and content SendReceive ` +
          "instead of Receive. This update fixes it in place.",
      ]);
      await lifecycle.update(id, props as AttendeeOutputs, declared);
      expect(inRoom()?.capabilities).to.include({ Audio: "Receive" });
    });

    it("rejects for a deleted attendee, with advice", async () => {
      const { id, outs } = await lifecycle.create(inputs());
      await nextProcess().delete(id, outs);
      const failure = await rejection(lifecycle.update(id, outs, inputs({ capabilities: VIEW_ONLY })));
      expect(failure.message).to.match(
        /^Cannot update attendee "guest" of meeting .*the attendee was removed, or the meeting has ended/,
      );
      expect(failure.message).to.match(/Run `pulumi up --refresh`/);
    });
  });

  describe("delete", () => {
    it("deletes the attendee, and succeeds if it was deleted before", async () => {
      const { id, outs } = await lifecycle.create(inputs());
      await nextProcess().delete(id, outs);
      expect(inRoom()).to.equal(undefined);
      await nextProcess().delete(id, outs);
      fixture.emulator.advance(301);
      await nextProcess().delete(id, outs);
    });
  });

  /** One row for each call: who makes it, on an attendee that is there. */
  const CALLS = {
    CreateAttendee: () => lifecycle.create(inputs({ externalUserId: "visitor" })),
    GetAttendee: (id: string, outs: AttendeeOutputs) => lifecycle.read(id, outs),
    UpdateAttendeeCapabilities: (id: string, outs: AttendeeOutputs) =>
      lifecycle.update(id, outs, inputs({ capabilities: VIEW_ONLY })),
    DeleteAttendee: (id: string, outs: AttendeeOutputs) => nextProcess().delete(id, outs),
  };

  for (const [operation, call] of Object.entries(CALLS)) {
    describe(operation, () => {
      it("is retried after a throttled request, an internal error, and a reset connection before and after it", async () => {
        const { id, outs } = await lifecycle.create(inputs());
        fixture.emulator.addFault({ effect: "error", error: "ThrottlingException", operation });
        fixture.emulator.addFault({ effect: "error", error: "ServiceFailureException", operation });
        fixture.emulator.addFault({ effect: "resetBefore", operation });
        fixture.emulator.addFault({ effect: "resetAfter", operation });
        await call(id, outs);
        expect(fixture.emulator.faults()).to.deep.equal([]);
        expect(fixture.emulator.meetings()[0]?.attendees.length).to.be.lessThan(4);
      });

      for (const error of ["ForbiddenException", "BadRequestException", "UnauthorizedException"] as const) {
        it(`fails with the attendee, the meeting and the advice at ${error}`, async () => {
          const { id, outs } = await lifecycle.create(inputs());
          fixture.emulator.addFault({ effect: "error", error, operation });
          const { message } = await rejection(call(id, outs));
          expect(message).to.match(
            /^Cannot \w+ attendee "(guest|visitor)" (to|of) meeting "[-0-9a-f]{36}" in us-east-1: /,
          );
          expect(message).to.contain(error).and.not.contain(outs.joinToken);
        });
      }
    });
  }
});
