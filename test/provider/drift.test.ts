import { expect } from "chai";
import type { DeclaredAttendee } from "../../provider/core/chime/attendees";
import type { MeetingInputs, MeetingOutputs } from "../../provider/core/meeting/outputs";
import { countCalls } from "../support/countCalls";
import { externalChanges } from "../support/externalChanges";
import { type Fixture, startFixture } from "../support/lifecycleFixture";
import { attendee, meetingInputs, VIEW_ONLY } from "../support/meetingInputs";
import { rejection } from "../support/rejection";

const ALICE: DeclaredAttendee = attendee("alice", VIEW_ONLY);
const ROOM = meetingInputs({ attendees: [ALICE, attendee("bob")], tags: { team: "video" } });

describe("Drift", () => {
  let fixture: Fixture;
  let id: string;
  let outs: MeetingOutputs;

  beforeEach(async () => {
    fixture = await startFixture();
    ({ id, outs } = await fixture.lifecycle.create(ROOM));
  });

  afterEach(() => fixture.close());

  const external = () => externalChanges(fixture.emulator);

  /** Refresh, diff and update in a new process, as `pulumi up --refresh` has them; tells the calls of the update. */
  const repair = async (inputs: MeetingInputs = ROOM) => {
    const lifecycle = fixture.restart();
    const { props } = await lifecycle.read(id, outs);
    const refreshed = props as MeetingOutputs;
    await lifecycle.check({}, inputs);
    const diff = await lifecycle.diff(id, refreshed, inputs);
    const { result: updated, calls } = await countCalls(fixture.emulator, async () =>
      diff.changes ? lifecycle.update(id, refreshed, inputs) : { outs: refreshed },
    );
    return { diff, calls, repaired: updated.outs };
  };

  it("makes no call without differences", async () => {
    expect(await repair()).to.deep.include({ diff: { changes: false }, calls: {} });
    expect(fixture.said).to.deep.equal([]);
  });

  it("of a deleted attendee is logged, and corrected by one call", async () => {
    await external().deleteAttendee("bob");
    const { diff, calls, repaired } = await repair();
    expect(diff).to.deep.equal({ changes: true });
    expect(fixture.said).to.deep.equal([
      'Meeting "standup" has drifted: attendee "bob" is not in it. This update fixes it in place.',
    ]);
    expect(calls).to.deep.equal({ BatchCreateAttendee: 1 });
    expect(repaired.attendees.map(({ externalUserId }) => externalUserId)).to.deep.equal(["alice", "bob"]);
  });

  it("of capabilities is logged, and corrected by one call with the same join token", async () => {
    await external().setCapabilities("alice", { Audio: "SendReceive", Video: "Receive", Content: "None" });
    const { calls, repaired } = await repair();
    expect(fixture.said[0]).to.contain(
      'attendee "alice" has audio SendReceive instead of Receive and content None instead of Receive.',
    );
    expect(calls).to.deep.equal({ UpdateAttendeeCapabilities: 1 });
    expect(repaired).to.deep.equal(outs);
  });

  it("of tags is logged by key, and corrected by calls for changed tags", async () => {
    await external().setTags({ team: "secret value", cost: "1" });
    const { diff, calls, repaired } = await repair();
    expect(diff).to.deep.equal({ changes: true });
    expect(fixture.said[0]).to.contain('tag "team" has another value, tag "cost" was added.').and.not.contain("secret");
    expect(calls).to.deep.equal({ TagResource: 1, UntagResource: 1 });
    expect(fixture.emulator.meetings()[0]?.tags).to.deep.equal({ team: "video" });
    expect(repaired).to.deep.equal(outs);
  });

  it("of a removed tag is detected after a refresh without an update", async () => {
    await external().removeTags(["team"]);
    const { props } = await fixture.lifecycle.read(id, outs);
    outs = props as MeetingOutputs;
    const { calls } = await repair();
    expect(fixture.said[0]).to.contain('tag "team" is missing.');
    expect(calls).to.deep.equal({ TagResource: 1 });
  });

  it("of all kinds is logged in one sentence, and corrected in one update", async () => {
    await external().deleteAttendee("bob");
    await external().setCapabilities("alice", { Audio: "None", Video: "Receive", Content: "Receive" });
    await external().removeTags(["team"]);
    const { calls } = await repair();
    expect(fixture.said).to.deep.equal([
      'Meeting "standup" has drifted: attendee "bob" is not in it, attendee "alice" has audio None instead of Receive, ' +
        'tag "team" is missing. This update fixes it in place.',
    ]);
    expect(calls).to.deep.equal({ BatchCreateAttendee: 1, UpdateAttendeeCapabilities: 1, TagResource: 1 });
  });

  it("is reported once, by the diff that follows a check", async () => {
    await external().deleteAttendee("bob");
    const { props } = await fixture.lifecycle.read(id, outs);
    await fixture.lifecycle.diff(id, props as MeetingOutputs, ROOM);
    await fixture.lifecycle.diff(id, props as MeetingOutputs, ROOM);
    expect(fixture.said, "the diff of the refresh itself").to.deep.equal([]);
    await fixture.lifecycle.check({}, ROOM);
    await fixture.lifecycle.diff(id, props as MeetingOutputs, ROOM);
    await fixture.lifecycle.diff(id, props as MeetingOutputs, ROOM);
    expect(fixture.said).to.have.length(1);
  });

  it("of more than 20 values is counted", async () => {
    const attendees = Array.from({ length: 30 }, (_, index) => attendee(`user-${index}`));
    const inputs = meetingInputs({ externalMeetingId: "all hands", attendees });
    const created = await fixture.lifecycle.create(inputs);
    await fixture.lifecycle.check({}, inputs);
    await fixture.lifecycle.diff(created.id, { ...created.outs, attendees: [] }, inputs);
    expect(fixture.said[0]).to.match(/"user-19" is not in it, and 10 more\. This update/);
  });

  it("does not hide a changed declaration from the engine", async () => {
    await external().setTags({ team: "other" });
    const { props } = await fixture.lifecycle.read(id, outs);
    const diff = await fixture.lifecycle.diff(id, props as MeetingOutputs, { ...ROOM, tags: { team: "audio" } });
    expect(diff).to.deep.equal({});
  });

  it("does not include attendees that were added outside Pulumi", async () => {
    await external().addAttendee("guest");
    expect(await repair()).to.deep.include({ diff: { changes: false }, calls: {} });
    expect(fixture.emulator.meetings()[0]?.attendees).to.have.length(3);
  });

  it("of an attendee that was created again outside Pulumi is corrected in the same update", async () => {
    await external().deleteAttendee("alice");
    await external().addAttendee("alice");
    const { calls, repaired } = await repair();
    expect(calls).to.deep.equal({ BatchCreateAttendee: 1, UpdateAttendeeCapabilities: 1 });
    expect(repaired.attendees[0]?.capabilities).to.deep.equal(VIEW_ONLY);
  });

  it("that disappears with its attendee is reported as a deleted attendee", async () => {
    const drifted = {
      ...outs,
      attendees: outs.attendees.map((one) => ({ ...one, capabilities: { ...VIEW_ONLY, audio: "None" as const } })),
    };
    await external().deleteAttendee("alice");
    const { message } = await rejection(fixture.lifecycle.update(id, drifted, ROOM));
    expect(message).to.match(
      /: an attendee was removed from the meeting, or the meeting has ended \(NotFoundException, /,
    );
  });

  const ages: readonly (readonly [hours: number, replaceAfter: string | undefined, reason: string])[] = [
    [13, "12h", "it is older than its replaceAfter of 12h"],
    [25, undefined, "it is older than 24 hours, after which AWS ends a meeting"],
  ];

  for (const [hours, replaceAfter, reason] of ages) {
    it(`to an age of ${hours} hours is logged as the reason of the replacement`, async () => {
      fixture.now += hours * 60 * 60 * 1000;
      await fixture.lifecycle.check({}, ROOM);
      await fixture.lifecycle.diff(id, outs, { ...ROOM, ...(replaceAfter ? { replaceAfter } : {}) });
      expect(fixture.said).to.deep.equal([`Meeting "standup" is replaced: ${reason}.`]);
    });
  }

  it("to an end is accepted after two NotFounds for the meeting", async () => {
    fixture.emulator.advance(301);
    expect(await fixture.lifecycle.read(id, outs)).to.deep.equal({});
    expect(fixture.said).to.deep.equal([
      'Meeting "standup" has ended. The next update recreates it if the program declares it.',
    ]);
    expect(fixture.emulator.requests()).to.include({ GetMeeting: 2 }).and.not.have.property("ListAttendees");
  });
});
