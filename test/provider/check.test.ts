import { expect } from "chai";
import { check } from "../../provider/core/meeting/schema";
import { fullyPopulatedInputs, meetingInputs } from "../support/meetingInputs";
import { ACCEPTED, UNKNOWNS } from "./acceptedRows";
import { REFUSED } from "./refusedRows";

describe("check", () => {
  for (const [title, overrides, property, reason] of REFUSED) {
    it(`refuses ${title}`, () => {
      const { failures } = check(meetingInputs(overrides));
      expect(failures.map((failure) => failure.property)).to.deep.equal([property]);
      expect(failures[0]?.reason).to.match(reason);
    });
  }

  for (const [title, overrides] of ACCEPTED) {
    it(`accepts ${title}`, () => {
      expect(check(meetingInputs(overrides)).failures).to.deep.equal([]);
    });
  }

  for (const [title, overrides] of UNKNOWNS) {
    it(`accepts ${title} that is unknown`, () => {
      expect(check(meetingInputs(overrides)).failures).to.deep.equal([]);
    });
  }

  it("accepts all arguments at once and returns them", () => {
    const inputs = fullyPopulatedInputs();
    expect(check(inputs)).to.deep.equal({ inputs, failures: [] });
  });

  it("returns all failures at once", () => {
    const { failures } = check({
      externalMeetingId: "x",
      attendees: [{ externalUserId: "aws:a" }, { externalUserId: "bo", capabilities: { audio: "On" } }],
      tags: { "a b": "v" },
      replaceAfter: "soon",
    });
    expect(failures.map(({ property }) => property)).to.have.members([
      "externalMeetingId",
      "mediaRegion",
      "attendees[0].externalUserId",
      "attendees[1].capabilities.audio",
      "attendees[1].capabilities.video",
      "attendees[1].capabilities.content",
      "tags",
      "replaceAfter",
    ]);
  });

  it("reports one failure for each of two externalUserIds that are equal numbers", () => {
    const { failures } = check(meetingInputs({ attendees: [{ externalUserId: 5 }, { externalUserId: 5 }] }));
    expect(failures.map(({ reason }) => reason)).to.deep.equal(Array(2).fill("must be a string, got a number"));
  });

  it("reports one failure for a capability that is a number, in a meeting without video", () => {
    const capabilities = { audio: "None", video: 5, content: "None" };
    const { failures } = check(
      meetingInputs({
        attendees: [{ externalUserId: "alice", capabilities }],
        meetingFeatures: { video: { maxResolution: "None" } },
      }),
    );
    expect(failures.map(({ property }) => property)).to.deep.equal(["attendees[0].capabilities.video"]);
  });

  it("counts characters, not UTF-16 units", () => {
    expect(check(meetingInputs({ meetingHostId: "🙂".repeat(64) })).failures).to.deep.equal([]);
  });

  it("removes null, as Pulumi does", () => {
    expect(check(meetingInputs({ tags: null, meetingFeatures: { audio: null } })).inputs).to.deep.equal(
      meetingInputs({ meetingFeatures: {} }),
    );
  });
});
