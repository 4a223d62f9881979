import { expect } from "chai";
import { createAttendee } from "../../../provider/core/attendee/createAttendee";
import { declarationOf, inputsOf } from "../../../provider/core/attendee/declaration";
import type { AttendeeLifecycle } from "../../../provider/core/attendee/lifecycle";
import { type AttendeeOutputs, fromResourceId, toResourceId } from "../../../provider/core/attendee/outputs";
import { readAttendee } from "../../../provider/core/attendee/readAttendee";
import type { ChimeApi } from "../../../provider/core/aws/chimeApi";
import { externalChanges } from "../../support/externalChanges";
import { fakeTimer } from "../../support/fakeTimer";
import { type Fixture, startFixture } from "../../support/lifecycleFixture";
import { ALL_CAPABILITIES, meetingInputs, VIEW_ONLY } from "../../support/meetingInputs";
import { rejection } from "../../support/rejection";

describe("Calls for an attendee", () => {
  let fixture: Fixture;
  let meetingId: string;
  let id: string;
  let outs: AttendeeOutputs;

  beforeEach(async () => {
    fixture = await startFixture();
    ({ id: meetingId } = await fixture.lifecycle.create(meetingInputs()));
    const created = await nextProcess().create(inputs());
    id = created.id;
    outs = created.outs;
  });

  afterEach(() => fixture.close());

  const nextProcess = () => fixture.startProvider().attendee as AttendeeLifecycle;
  const inputs = () => ({ meetingId, externalUserId: "guest", region: "us-east-1" });
  const fail = (operation: string, error: "ForbiddenException" | "NotFoundException") =>
    fixture.emulator.addFault({ operation, effect: "error", error, count: 100 });

  it("reject a response without an attendee", async () => {
    const chime = { region: async () => "us-east-1", getAttendee: async () => ({}) } as Partial<ChimeApi> as ChimeApi;
    for (const call of [
      () => createAttendee(chime, inputs(), async () => ({}), fakeTimer()),
      () => readAttendee(chime, id, outs),
    ]) {
      const { message, cause } = await rejection(call());
      expect(message).to.match(
        /^Cannot (add|read) attendee "guest" (to|of) meeting ".*" in us-east-1: the response is not/,
      );
      expect((cause as Error).message).to.equal("The response has no attendee.");
    }
  });

  it("reject for a deleted attendee that is read without outputs of a state, as by MeetingAttendee.get", async () => {
    await externalChanges(fixture.emulator).deleteAttendee("guest");
    const { message } = await rejection(nextProcess().read(id, { region: "us-east-1" }));
    expect(message).to.match(
      new RegExp(
        `^Cannot read attendee "${outs.attendeeId}" of meeting "${meetingId}" in us-east-1: the attendee was removed`,
      ),
    );
  });

  it("reject where DeleteAttendee does not find an attendee that GetAttendee finds", async () => {
    fail("DeleteAttendee", "NotFoundException");
    const { message, cause } = await rejection(nextProcess().delete(id, outs));
    expect(message).to.match(/^Cannot delete attendee "guest" of meeting ".*: the service gave contradictory answers/);
    expect((cause as Error).message).to.equal("GetAttendee finds the attendee.");
  });

  it("are not made for an attendee whose meeting is known to have ended", async () => {
    const next = fixture.startProvider();
    fixture.emulator.advance(301);
    await next.meeting.read(meetingId, { meetingId, externalMeetingId: "standup", region: "us-east-1" });
    await next.attendee.delete(id, outs);
    expect(fixture.emulator.requests()).to.not.have.property("DeleteAttendee");
  });

  it("are not made for the deletion of an attendee that the same process has created, which is logged", async () => {
    const next = nextProcess();
    await next.create(inputs());
    await next.delete(id, outs);
    expect(fixture.emulator.requests()).to.not.have.property("DeleteAttendee");
    expect(fixture.said).to.deep.equal([
      `The attendee ${id} is kept: this update created a resource with the same id, which is in use.`,
    ]);
  });

  it("follow a check, which returns its failures", async () => {
    expect((await nextProcess().check({}, { meetingId })).failures).to.deep.equal([
      { property: "externalUserId", reason: "is required" },
    ]);
  });

  it("are preceded by one message about drift, of the diff that follows a check", async () => {
    const news = { ...inputs(), capabilities: VIEW_ONLY };
    const olds = {
      ...outs,
      declared: declarationOf(news),
      capabilities: { ...VIEW_ONLY, audio: "SendReceive" as const },
    };
    const next = nextProcess();
    expect(await next.diff(id, olds, news)).to.deep.equal({ changes: true });
    expect(fixture.said).to.deep.equal([]);
    await next.check({}, news);
    await next.diff(id, olds, news);
    await next.diff(id, { ...olds, capabilities: VIEW_ONLY }, news);
    expect(fixture.said).to.deep.equal([
      `Attendee "guest" of meeting "${meetingId}" has audio SendReceive instead of Receive. This update fixes it in place.`,
    ]);
  });

  describe("inputsOf", () => {
    const stateOf = (news: Parameters<typeof declarationOf>[0]) => ({
      ...outs,
      ...news,
      capabilities: news.capabilities ?? ALL_CAPABILITIES,
      region: "us-east-1",
      declared: declarationOf(news),
    });

    it("returns the declared arguments", () => {
      const required = { meetingId, externalUserId: "guest" };
      for (const news of [
        required,
        inputs(),
        { ...required, capabilities: VIEW_ONLY },
        { ...inputs(), capabilities: VIEW_ONLY, secretArguments: ["externalUserId"] },
      ]) {
        expect(inputsOf(stateOf(news))).to.deep.equal(news);
      }
    });

    it("returns nothing for a state of stateVersion 1, and for one without a declaration", () => {
      const { declared: _declared, ...undeclared } = outs;
      expect(inputsOf({ ...undeclared, declared: { capabilities: "fingerprint" } })).to.equal(undefined);
      expect(inputsOf(undeclared as AttendeeOutputs)).to.equal(undefined);
    });
  });
});

describe("The resource id of an attendee", () => {
  it("has the ids of the meeting and the attendee", () => {
    expect(toResourceId("m", "a")).to.equal("m/a");
    expect(fromResourceId("m/a")).to.deep.equal({ meetingId: "m", attendeeId: "a" });
  });

  for (const id of ["", "m", "m/", "/a", "/", "m/a/b", "m/a/"]) {
    it(`is not "${id}"`, () => {
      expect(() => fromResourceId(id)).to.throw(
        `Cannot find attendee "${id}": its id must be "<meetingId>/<attendeeId>"`,
      );
    });
  }
});
