import { expect } from "chai";
import { ATTENDEE_SCHEMA, check } from "../../../provider/core/attendee/schema";
import { UNKNOWN } from "../../../provider/core/rules/unknown";
import { MEETING_ID } from "../../support/ids";
import { ALL_CAPABILITIES, VIEW_ONLY } from "../../support/meetingInputs";

const RIGHT = { meetingId: MEETING_ID, externalUserId: "alice", capabilities: VIEW_ONLY, region: "us-east-1" };

/** One broken argument a row: what is set, where the failure must be, and words that its reason must hold. */
type Row = readonly [title: string, overrides: Record<string, unknown>, property: string, reason: RegExp];

const REFUSED: readonly Row[] = [
  ["no meetingId", { meetingId: undefined }, "meetingId", /is required/],
  ["a meetingId that is none", { meetingId: "standup" }, "meetingId", /must be the id of a meeting, a UUID/],
  ["no externalUserId", { externalUserId: undefined }, "externalUserId", /is required/],
  ["a short externalUserId", { externalUserId: "x" }, "externalUserId", /2 to 64 characters, got 1/],
  ["a character outside the pattern", { externalUserId: "a*b" }, "externalUserId", /must contain only letters/],
  ["AWS's prefix in an externalUserId", { externalUserId: "aws:me" }, "externalUserId", /"aws:"/],
  ["capabilities that are no object", { capabilities: "all" }, "capabilities", /must be an object/],
  ["no audio", { capabilities: { video: "None", content: "None" } }, "capabilities.audio", /is required/],
  ["another audio", { capabilities: { ...VIEW_ONLY, audio: "Loud" } }, "capabilities.audio", /must be one of/],
  [
    "content without video",
    { capabilities: { ...VIEW_ONLY, video: "None" } },
    "capabilities.content",
    /only where video/,
  ],
  ["a region that is no host name", { region: "us east" }, "region", /must be the name of a region/],
  ["a misspelt argument", { capability: VIEW_ONLY }, "capability", /not a property of a MeetingAttendee/],
];

describe("check of a MeetingAttendee", () => {
  it("accepts all arguments", () => {
    expect(check(RIGHT)).to.deep.equal({ inputs: RIGHT, failures: [] });
    const whole = ATTENDEE_SCHEMA.filter(({ internal, path }) => !internal && !path.includes(".")).map(
      ({ path }) => path,
    );
    expect(Object.keys(RIGHT)).to.have.members(whole);
  });

  it("accepts the required arguments alone", () => {
    const { capabilities: _capabilities, region: _region, ...required } = RIGHT;
    expect(check(required).failures).to.deep.equal([]);
  });

  it("accepts unknown values", () => {
    expect(check({ meetingId: UNKNOWN, externalUserId: UNKNOWN, capabilities: UNKNOWN }).failures).to.deep.equal([]);
    expect(check({ ...RIGHT, capabilities: { ...ALL_CAPABILITIES, video: UNKNOWN } }).failures).to.deep.equal([]);
  });

  for (const [title, overrides, property, reason] of REFUSED) {
    it(`refuses ${title}`, () => {
      const { failures } = check({ ...RIGHT, ...overrides });
      expect(failures).to.have.length(1);
      expect(failures[0]?.property).to.equal(property);
      expect(failures[0]?.reason).to.match(reason);
    });
  }
});
