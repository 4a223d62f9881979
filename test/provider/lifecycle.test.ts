import { expect } from "chai";
import { declarationOf } from "../../provider/core/meeting/declaration";
import type { MeetingInputs, MeetingOutputs } from "../../provider/core/meeting/outputs";
import { type Fixture, startFixture } from "../support/lifecycleFixture";
import { ALL_CAPABILITIES, attendee, fullyPopulatedInputs, meetingInputs, VIEW_ONLY } from "../support/meetingInputs";

/** Everything settable that the emulator takes without a primary meeting. */
function richInputs() {
  const { primaryMeetingId: _primary, ...inputs } = fullyPopulatedInputs();
  return inputs as ReturnType<typeof fullyPopulatedInputs>;
}

describe("lifecycle", () => {
  let fixture: Fixture;

  beforeEach(async () => {
    fixture = await startFixture();
  });

  afterEach(() => fixture.close());

  const requests = () => fixture.emulator.requests();
  const meetingIds = () => fixture.emulator.meetings().map((meeting) => (meeting as { meetingId: string }).meetingId);

  describe("create", () => {
    it("creates the meeting and its attendees by one call", async () => {
      const { id, outs } = await fixture.lifecycle.create(meetingInputs());
      expect(requests()).to.deep.equal({ CreateMeetingWithAttendees: 1 });
      expect(meetingIds()).to.deep.equal([id]);
      expect(outs.meetingId).to.equal(id);
      expect(outs.meetingArn).to.match(new RegExp(`^arn:aws:chime:us-east-1:\\d{12}:meeting/${id}$`));
      expect(outs.attendees.map(({ externalUserId }) => externalUserId)).to.deep.equal(["alice", "bob"]);
      expect(outs.attendees.every(({ joinToken, attendeeId }) => joinToken && attendeeId)).to.equal(true);
    });

    it("returns the effective capabilities, the region and the time of creation", async () => {
      const inputs = meetingInputs({ attendees: [attendee("alice"), attendee("bob", VIEW_ONLY)] });
      const { outs } = await fixture.lifecycle.create(inputs);
      expect(outs.attendees.map(({ capabilities }) => capabilities)).to.deep.equal([ALL_CAPABILITIES, VIEW_ONLY]);
      expect(outs.region).to.equal("us-east-1");
      expect(outs.createdAt).to.equal("2026-01-01T00:00:00.000Z");
      expect(outs["mediaPlacement"]).to.have.property("audioHostUrl");
    });

    it("returns plain JSON", async () => {
      const { outs } = await fixture.lifecycle.create(richInputs());
      expect(JSON.parse(JSON.stringify(outs))).to.deep.equal(outs);
    });

    it("creates another meeting for each call with the same inputs", async () => {
      const { id } = await fixture.lifecycle.create(meetingInputs());
      expect((await fixture.lifecycle.create(meetingInputs())).id).to.not.equal(id);
      expect((await fixture.restart().create(meetingInputs())).id).to.not.equal(id);
      expect(meetingIds()).to.have.length(3);
    });

    it("repeats its token when it retries a call whose response was lost", async () => {
      fixture.emulator.addFault({ operation: "CreateMeetingWithAttendees", effect: "resetAfter", count: 1 });
      const { id } = await fixture.lifecycle.create(meetingInputs());
      expect(requests()).to.deep.equal({ CreateMeetingWithAttendees: 2 });
      expect(meetingIds()).to.deep.equal([id]);
    });

    it("uses a declared clientRequestToken unchanged", async () => {
      const inputs = meetingInputs({ clientRequestToken: "own" });
      const { id } = await fixture.lifecycle.create(inputs);
      expect((await fixture.restart().create(inputs)).id).to.equal(id);
    });
  });

  describe("read", () => {
    it("returns the outputs of create, by two calls", async () => {
      const { id, outs } = await fixture.lifecycle.create(meetingInputs());
      expect(await fixture.lifecycle.read(id, outs)).to.deep.equal({ id, props: outs, inputs: meetingInputs() });
      expect(requests()).to.deep.equal({ CreateMeetingWithAttendees: 1, GetMeeting: 1, ListAttendees: 1 });
    });

    it("reads tags if the program declares some", async () => {
      const { id, outs } = await fixture.lifecycle.create(richInputs());
      expect(await fixture.lifecycle.read(id, outs)).to.deep.equal({ id, props: outs, inputs: richInputs() });
      expect(requests()).to.include({ ListTagsForResource: 1 });
    });

    it("does not read tags if the program declares an empty map", async () => {
      const { id, outs } = await fixture.lifecycle.create(meetingInputs({ tags: {} }));
      await fixture.lifecycle.read(id, outs);
      expect(requests()).to.not.have.property("ListTagsForResource");
    });

    it("returns no id five minutes after the creation of a meeting without connected attendees", async () => {
      const { id, outs } = await fixture.lifecycle.create(meetingInputs());
      fixture.emulator.advance(301);
      expect(await fixture.lifecycle.read(id, outs)).to.deep.equal({});
    });

    it("reads all outputs by the id alone", async () => {
      const { id, outs } = await fixture.lifecycle.create(meetingInputs());
      const { props } = await fixture.restart().read(id, { region: "us-east-1" });
      const { createdAt: _createdAt, ...readable } = outs;
      expect(props).to.deep.equal(readable);
    });

    it("reads the arguments that would declare the meeting by the id alone, and they change nothing", async () => {
      const inputs = { ...richInputs(), region: "us-east-1" };
      const { id } = await fixture.lifecycle.create(inputs);
      const read = await fixture.restart().read(id, { region: "us-east-1" });
      const declared = read.inputs as MeetingInputs;
      expect(declared).to.include({ externalMeetingId: inputs.externalMeetingId, mediaRegion: "eu-central-1" });
      expect(declared.attendees.map(({ externalUserId }) => externalUserId)).to.deep.equal(
        inputs.attendees.map(({ externalUserId }) => externalUserId),
      );
      expect(await fixture.lifecycle.diff(id, read.props as MeetingOutputs, declared)).to.deep.equal({
        changes: false,
      });
    });

    it("returns tags that were changed outside Pulumi", async () => {
      const { id, outs } = await fixture.lifecycle.create(meetingInputs({ tags: { team: "video" } }));
      await fixture.lifecycle.update(id, outs, meetingInputs({ tags: { team: "audio" } }));
      const { props } = await fixture.lifecycle.read(id, outs);
      expect(props?.tags).to.deep.equal({ team: "audio" });
    });
  });

  describe("diff", () => {
    it("returns no change after create and after read", async () => {
      const { id, outs } = await fixture.lifecycle.create(richInputs());
      expect(await fixture.lifecycle.diff(id, outs, richInputs())).to.deep.equal({ changes: false });
      const { props } = await fixture.lifecycle.read(id, outs);
      expect(await fixture.lifecycle.diff(id, props as MeetingOutputs, richInputs())).to.deep.equal({ changes: false });
    });

    it("makes no call to replace a meeting by its age", async () => {
      const { id, outs } = await fixture.lifecycle.create(meetingInputs());
      fixture.now += 24 * 60 * 60 * 1000;
      await fixture.lifecycle.check({}, meetingInputs());
      expect(await fixture.lifecycle.diff(id, outs, meetingInputs())).to.include({ changes: true });
      expect(requests()).to.deep.equal({ CreateMeetingWithAttendees: 1 });
    });
  });

  describe("update", () => {
    it("calls TagResource and UntagResource for changed tags only", async () => {
      const olds = meetingInputs({ tags: { kept: "1", changed: "1", removed: "1" } });
      const news = meetingInputs({ tags: { kept: "1", changed: "2", added: "1" } });
      const { id, outs } = await fixture.lifecycle.create(olds);
      const updated = await fixture.lifecycle.update(id, outs, news);
      expect(updated.outs).to.deep.equal({
        ...outs,
        tags: news.tags as object,
        declared: declarationOf(news, outs.attendees),
      });
      expect(requests()).to.include({ TagResource: 1, UntagResource: 1 });
      expect((await fixture.lifecycle.read(id, updated.outs)).props?.tags).to.deep.equal(news.tags);
    });

    it("removes all tags if the program declares none", async () => {
      const { id, outs } = await fixture.lifecycle.create(meetingInputs({ tags: { team: "video" } }));
      const updated = await fixture.lifecycle.update(id, outs, meetingInputs());
      expect(updated.outs).to.not.have.property("tags");
      expect(requests()).to.include({ UntagResource: 1 }).and.not.have.property("TagResource");
    });

    it("reorders the outputs without a call", async () => {
      const { id, outs } = await fixture.lifecycle.create(meetingInputs());
      const news = meetingInputs({ attendees: [attendee("bob"), attendee("alice")] });
      const updated = await fixture.lifecycle.update(id, outs, news);
      expect(updated.outs.attendees).to.deep.equal([...outs.attendees].reverse());
      expect(requests()).to.deep.equal({ CreateMeetingWithAttendees: 1 });
    });

    it("is followed by a diff without changes", async () => {
      const news = { ...richInputs(), tags: { other: "tag" } };
      const { id, outs } = await fixture.lifecycle.create(richInputs());
      const updated = await fixture.lifecycle.update(id, outs, news);
      expect(await fixture.lifecycle.diff(id, updated.outs, news)).to.deep.equal({ changes: false });
    });

    it("rejects for a meeting that has ended, with advice", async () => {
      const { id, outs } = await fixture.lifecycle.create(meetingInputs());
      fixture.emulator.advance(301);
      const update = fixture.lifecycle.update(id, outs, meetingInputs({ tags: { team: "video" } }));
      const message = await update.then(String, (error: Error) => error.message);
      expect(message).to.match(/^Cannot update meeting "standup" in us-east-1: the meeting has ended \(/);
      expect(message).to.match(/Run `pulumi up --refresh`/);
    });
  });

  describe("delete", () => {
    it("deletes the meeting", async () => {
      const { id, outs } = await fixture.lifecycle.create(meetingInputs());
      await fixture.restart().delete(id, outs);
      expect(meetingIds()).to.deep.equal([]);
    });

    it("skips a meeting that a creation in the same process returned, and logs that", async () => {
      const inputs = meetingInputs({ clientRequestToken: "own" });
      const { id, outs } = await fixture.lifecycle.create(inputs);
      const next = fixture.restart();
      await next.create(inputs);
      await next.delete(id, outs);
      expect(meetingIds()).to.deep.equal([id]);
      expect(fixture.said).to.deep.equal([
        `The meeting ${id} is kept: this update created a resource with the same id, which is in use.`,
      ]);
    });

    it("succeeds for a meeting that has ended", async () => {
      const { id, outs } = await fixture.lifecycle.create(meetingInputs());
      fixture.emulator.advance(301);
      await fixture.restart().delete(id, outs);
    });

    it("makes no call for a meeting that is known to have ended", async () => {
      const { id, outs } = await fixture.lifecycle.create(meetingInputs());
      fixture.emulator.advance(301);
      const next = fixture.restart();
      await next.read(id, outs);
      const before = requests();
      await next.delete(id, outs);
      expect(requests()).to.deep.equal(before);
    });

    it("calls the region of the state", async () => {
      const { id, outs } = await fixture.lifecycle.create(meetingInputs({ region: "eu-central-1" }));
      await fixture.restart().delete(id, outs);
      expect(meetingIds()).to.deep.equal([]);
    });
  });
});
