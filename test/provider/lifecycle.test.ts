import { expect } from "chai";
import { declarationOf } from "../../provider/meeting/fingerprint";
import type { MeetingOutputs } from "../../provider/meeting/outputs";
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
    it("makes the meeting and its attendees with one call", async () => {
      const { id, outs } = await fixture.lifecycle.create(meetingInputs());
      expect(requests()).to.deep.equal({ CreateMeetingWithAttendees: 1 });
      expect(meetingIds()).to.deep.equal([id]);
      expect(outs.meetingId).to.equal(id);
      expect(outs.meetingArn).to.match(new RegExp(`^arn:aws:chime:us-east-1:\\d{12}:meeting/${id}$`));
      expect(outs.attendees.map(({ externalUserId }) => externalUserId)).to.deep.equal(["alice", "bob"]);
      expect(outs.attendees.every(({ joinToken, attendeeId }) => joinToken && attendeeId)).to.equal(true);
    });

    it("keeps the effective capabilities, the region and the time", async () => {
      const inputs = meetingInputs({ attendees: [attendee("alice"), attendee("bob", VIEW_ONLY)] });
      const { outs } = await fixture.lifecycle.create(inputs);
      expect(outs.attendees.map(({ capabilities }) => capabilities)).to.deep.equal([ALL_CAPABILITIES, VIEW_ONLY]);
      expect(outs.region).to.equal("us-east-1");
      expect(outs.createdAt).to.equal("2026-01-01T00:00:00.000Z");
      expect(outs["mediaPlacement"]).to.have.property("audioHostUrl");
    });

    it("returns plain JSON, which the host can carry", async () => {
      const { outs } = await fixture.lifecycle.create(richInputs());
      expect(JSON.parse(JSON.stringify(outs))).to.deep.equal(outs);
    });

    it("finds the meeting of an attempt that died before it could answer", async () => {
      const { id } = await fixture.lifecycle.create(meetingInputs());
      expect((await fixture.restart().create(meetingInputs())).id).to.equal(id);
    });

    it("makes another meeting for another resource with the same inputs", async () => {
      const { id } = await fixture.lifecycle.create(meetingInputs());
      const other = meetingInputs({ resourceIdentity: "organization/project/test//other" });
      expect((await fixture.lifecycle.create(other)).id).to.not.equal(id);
    });

    it("makes another meeting to replace one with the same inputs", async () => {
      const { id, outs } = await fixture.lifecycle.create(meetingInputs());
      await fixture.lifecycle.diff(id, outs, meetingInputs());
      expect((await fixture.lifecycle.create(meetingInputs())).id).to.not.equal(id);
    });

    it("finds the replacement that a died attempt has made", async () => {
      const { id, outs } = await fixture.lifecycle.create(meetingInputs());
      const first = fixture.restart();
      await first.diff(id, outs, meetingInputs());
      const replacement = await first.create(meetingInputs());
      const second = fixture.restart();
      await second.diff(id, outs, meetingInputs());
      expect((await second.create(meetingInputs())).id).to.equal(replacement.id);
    });

    it("uses the program's own token as it is", async () => {
      const inputs = meetingInputs({ clientRequestToken: "own" });
      const { id } = await fixture.lifecycle.create(inputs);
      const other = { ...inputs, resourceIdentity: "organization/project/test//other" };
      expect((await fixture.restart().create(other)).id).to.equal(id);
    });
  });

  describe("read", () => {
    it("gives back what create gave, with two calls", async () => {
      const { id, outs } = await fixture.lifecycle.create(meetingInputs());
      expect(await fixture.lifecycle.read(id, outs)).to.deep.equal({ id, props: outs });
      expect(requests()).to.deep.equal({ CreateMeetingWithAttendees: 1, GetMeeting: 1, ListAttendees: 1 });
    });

    it("asks for tags only where the program declares some", async () => {
      const { id, outs } = await fixture.lifecycle.create(richInputs());
      expect(await fixture.lifecycle.read(id, outs)).to.deep.equal({ id, props: outs });
      expect(requests()).to.include({ ListTagsForResource: 1 });
    });

    it("does not ask for tags where the program's map of them is empty", async () => {
      const { id, outs } = await fixture.lifecycle.create(meetingInputs({ tags: {} }));
      await fixture.lifecycle.read(id, outs);
      expect(requests()).to.not.have.property("ListTagsForResource");
    });

    it("says that a meeting is gone after five minutes with nobody in it", async () => {
      const { id, outs } = await fixture.lifecycle.create(meetingInputs());
      fixture.emulator.advance(301);
      expect(await fixture.lifecycle.read(id, outs)).to.deep.equal({});
    });

    it("finds out everything by the id alone", async () => {
      const { id, outs } = await fixture.lifecycle.create(meetingInputs());
      const { props } = await fixture.restart().read(id, { region: "us-east-1" });
      const { resourceIdentity: _identity, createdAt: _createdAt, declared: _declared, ...readable } = outs;
      expect(props).to.deep.equal(readable);
    });

    it("sees tags that somebody changed", async () => {
      const { id, outs } = await fixture.lifecycle.create(meetingInputs({ tags: { team: "video" } }));
      await fixture.lifecycle.update(id, outs, meetingInputs({ tags: { team: "audio" } }));
      const { props } = await fixture.lifecycle.read(id, outs);
      expect(props?.tags).to.deep.equal({ team: "audio" });
    });
  });

  describe("diff", () => {
    it("says no change straight after create, and after read", async () => {
      const { id, outs } = await fixture.lifecycle.create(richInputs());
      expect(await fixture.lifecycle.diff(id, outs, richInputs())).to.deep.equal({ changes: false });
      const { props } = await fixture.lifecycle.read(id, outs);
      expect(await fixture.lifecycle.diff(id, props as MeetingOutputs, richInputs())).to.deep.equal({ changes: false });
    });

    it("calls nothing to replace a meeting by its age", async () => {
      const { id, outs } = await fixture.lifecycle.create(meetingInputs());
      fixture.now += 24 * 60 * 60 * 1000;
      expect(await fixture.lifecycle.diff(id, outs, meetingInputs())).to.include({ changes: true });
      expect(requests()).to.deep.equal({ CreateMeetingWithAttendees: 1 });
    });
  });

  describe("update", () => {
    it("sends only the tags that differ", async () => {
      const olds = meetingInputs({ tags: { kept: "1", changed: "1", removed: "1" } });
      const news = meetingInputs({ tags: { kept: "1", changed: "2", added: "1" } });
      const { id, outs } = await fixture.lifecycle.create(olds);
      const updated = await fixture.lifecycle.update(id, outs, news);
      expect(updated.outs).to.deep.equal({ ...outs, tags: news.tags, declared: declarationOf(news) });
      expect(requests()).to.include({ TagResource: 1, UntagResource: 1 });
      expect((await fixture.lifecycle.read(id, updated.outs)).props?.tags).to.deep.equal(news.tags);
    });

    it("removes all tags where the program declares none any more", async () => {
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

    it("is followed by a diff that says no change", async () => {
      const news = { ...richInputs(), tags: { other: "tag" } };
      const { id, outs } = await fixture.lifecycle.create(richInputs());
      const updated = await fixture.lifecycle.update(id, outs, news);
      expect(await fixture.lifecycle.diff(id, updated.outs, news)).to.deep.equal({ changes: false });
    });

    it("says how to go on when the meeting has ended", async () => {
      const { id, outs } = await fixture.lifecycle.create(meetingInputs());
      fixture.emulator.advance(301);
      const update = fixture.lifecycle.update(id, outs, meetingInputs({ tags: { team: "video" } }));
      const message = await update.then(String, (error: Error) => error.message);
      expect(message).to.match(/^Cannot update meeting "standup" in us-east-1: the meeting has ended \(/);
      expect(message).to.match(/Run `pulumi up --refresh`/);
    });
  });

  describe("delete", () => {
    it("ends the meeting", async () => {
      const { id, outs } = await fixture.lifecycle.create(meetingInputs());
      await fixture.lifecycle.delete(id, outs);
      expect(meetingIds()).to.deep.equal([]);
    });

    it("succeeds on a meeting that has ended", async () => {
      const { id, outs } = await fixture.lifecycle.create(meetingInputs());
      fixture.emulator.advance(301);
      await fixture.lifecycle.delete(id, outs);
      await fixture.lifecycle.delete(id, outs);
    });

    it("reaches the region of the state", async () => {
      const { id, outs } = await fixture.lifecycle.create(meetingInputs({ region: "eu-central-1" }));
      await fixture.restart().delete(id, outs);
      expect(meetingIds()).to.deep.equal([]);
    });
  });
});
