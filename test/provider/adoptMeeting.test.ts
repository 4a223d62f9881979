import { expect } from "chai";
import type { PartialFailure } from "../../provider/core/lifecycle/partialFailure";
import { type Fixture, startFixture } from "../support/lifecycleFixture";
import { ALL_CAPABILITIES, attendee, meetingInputs, VIEW_ONLY } from "../support/meetingInputs";
import { rejection } from "../support/rejection";

describe("Adoption of an existing meeting", () => {
  let fixture: Fixture;
  let existing: string;
  let tokens: Record<string, string | undefined>;

  beforeEach(async () => {
    fixture = await startFixture();
    const inputs = meetingInputs({
      resourceIdentity: "somebody else",
      attendees: [attendee("alice"), attendee("guest")],
    });
    const { id, outs } = await fixture.restart().create(inputs);
    existing = id;
    tokens = Object.fromEntries(outs.attendees.map(({ externalUserId, joinToken }) => [externalUserId, joinToken]));
  });

  afterEach(() => fixture.close());

  const requests = () => fixture.emulator.requests();
  const adopting = (overrides: Record<string, unknown> = {}) =>
    meetingInputs({ existingMeetingId: existing, ...overrides });
  const attendeesAtService = () =>
    Object.fromEntries(
      fixture.emulator
        .meetings()
        .flatMap(({ attendees }) =>
          attendees.map(({ externalUserId, capabilities }) => [externalUserId, capabilities]),
        ),
    );

  it("creates the missing attendees in the existing meeting, and keeps the others", async () => {
    const { id, outs } = await fixture.lifecycle.create(adopting());
    expect(id).to.equal(existing);
    expect(outs.attendees.map(({ externalUserId }) => externalUserId)).to.deep.equal(["alice", "bob"]);
    expect(outs.attendees[0]?.joinToken).to.equal(tokens["alice"]);
    expect(Object.keys(attendeesAtService())).to.have.members(["alice", "guest", "bob"]);
    expect(requests()).to.deep.equal({ CreateMeetingWithAttendees: 1, GetMeeting: 1, BatchCreateAttendee: 1 });
  });

  it("sets the declared capabilities of existing attendees and the declared tags", async () => {
    const attendees = [attendee("alice", VIEW_ONLY), attendee("bob")];
    const { outs } = await fixture.lifecycle.create(adopting({ attendees, tags: { team: "video" } }));
    expect(outs.attendees[0]?.capabilities).to.deep.equal(VIEW_ONLY);
    expect(attendeesAtService()["alice"]).to.deep.equal({ Audio: "Receive", Video: "Receive", Content: "Receive" });
    expect(fixture.emulator.meetings()[0]?.tags).to.deep.equal({ team: "video" });
  });

  it("is followed by a diff without changes, also after a refresh and without existingMeetingId", async () => {
    const inputs = adopting({
      attendees: [attendee("alice", ALL_CAPABILITIES), attendee("bob")],
      tags: { team: "video" },
    });
    const { id, outs } = await fixture.lifecycle.create(inputs);
    const { props } = await fixture.lifecycle.read(id, outs);
    expect(props).to.deep.equal(outs);
    expect(await fixture.lifecycle.diff(id, outs, inputs)).to.deep.equal({ changes: false });
    const { existingMeetingId: _left, ...without } = inputs;
    expect(await fixture.lifecycle.diff(id, outs, without as typeof inputs)).to.deep.equal({ changes: false });
  });

  it("is followed by a replacement if existingMeetingId changes", async () => {
    const { id, outs } = await fixture.lifecycle.create(adopting());
    const other = adopting({ existingMeetingId: "0a1b2c3d-9999-4222-8333-0123456f2713" });
    expect(await fixture.lifecycle.diff(id, outs, other)).to.deep.equal({ replaces: ["existingMeetingId"] });
  });

  it("does not delete the meeting with the resource", async () => {
    const { id, outs } = await fixture.lifecycle.create(adopting());
    await fixture.restart().delete(id, outs);
    expect(fixture.emulator.meetings()).to.have.length(1);
    expect(requests()).to.not.have.property("DeleteMeeting");
  });

  it("deletes the meeting with the resource if deleteExisting is true", async () => {
    const { id, outs } = await fixture.lifecycle.create(adopting({ deleteExisting: true }));
    await fixture.restart().delete(id, outs);
    expect(fixture.emulator.meetings()).to.deep.equal([]);
  });

  it("deletes the meeting if deleteExisting is declared later, by an update without calls", async () => {
    const { id, outs } = await fixture.lifecycle.create(adopting());
    const before = requests();
    const updated = await fixture.lifecycle.update(id, outs, adopting({ deleteExisting: true }));
    expect(requests()).to.deep.equal(before);
    await fixture.restart().delete(id, updated.outs);
    expect(fixture.emulator.meetings()).to.deep.equal([]);
  });

  const others: readonly (readonly [name: string, has: string, declares: string])[] = [
    ["externalMeetingId", "standup", "retro"],
    ["mediaRegion", "eu-central-1", "us-west-2"],
  ];

  for (const [name, has, declares] of others) {
    it(`rejects a meeting with another ${name}, and changes nothing`, async () => {
      const { message } = await rejection(fixture.lifecycle.create(adopting({ [name]: declares })));
      expect(message).to.equal(
        `Cannot adopt meeting ${existing}: its ${name} is "${has}", and the program declares "${declares}". ` +
          "Use the existing value; AWS cannot change it.",
      );
      expect(Object.keys(attendeesAtService())).to.have.members(["alice", "guest"]);
    });
  }

  it("rejects a meeting that has ended, with advice", async () => {
    fixture.emulator.advance(301);
    const { message } = await rejection(fixture.lifecycle.create(adopting()));
    expect(message).to.equal(
      `Cannot adopt meeting ${existing}: it has ended, or it was created in another region. ` +
        "Leave existingMeetingId out to create a new meeting.",
    );
  });

  it("keeps a partial adoption in the state, which the next update completes", async () => {
    fixture.emulator.addFault({
      effect: "partialFailure",
      operation: "BatchCreateAttendee",
      externalUserIds: ["bob"],
      count: 3,
    });
    const failure = (await rejection(fixture.lifecycle.create(adopting()))) as PartialFailure;
    expect(failure.id).to.equal(existing);
    expect(failure.reasons[0]).to.match(/1 of its 2 declared attendees are not in it: "bob"/);
    const { outs } = await fixture.lifecycle.update(failure.id, failure.properties as never, adopting());
    expect(outs.attendees.map(({ externalUserId }) => externalUserId)).to.deep.equal(["alice", "bob"]);
    await fixture.restart().delete(failure.id, outs);
    expect(fixture.emulator.meetings()).to.have.length(1);
  });
});
