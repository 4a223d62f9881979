import { expect } from "chai";
import { declarationOf } from "../../../provider/core/attendee/declaration";
import { diff } from "../../../provider/core/attendee/diff";
import type { AttendeeInputs, AttendeeOutputs } from "../../../provider/core/attendee/outputs";
import { PROPERTIES } from "../../../provider/core/attendee/schema";
import { UNKNOWN } from "../../../provider/core/rules/unknown";
import { ATTENDEE_ID, MEETING_ID, OTHER_MEETING_ID } from "../../support/ids";
import { ALL_CAPABILITIES, VIEW_ONLY } from "../../support/meetingInputs";

const INPUTS: AttendeeInputs = {
  meetingId: MEETING_ID,
  externalUserId: "alice",
  capabilities: VIEW_ONLY,
  region: "us-east-1",
};

/** Another right value for every argument. */
const CHANGED: Record<string, unknown> = {
  meetingId: OTHER_MEETING_ID,
  externalUserId: "bob",
  capabilities: ALL_CAPABILITIES,
  region: "eu-central-1",
};

const created = (inputs: AttendeeInputs, overrides: Partial<AttendeeOutputs> = {}): AttendeeOutputs => ({
  ...inputs,
  attendeeId: ATTENDEE_ID,
  capabilities: inputs.capabilities ?? ALL_CAPABILITIES,
  region: "us-east-1",
  declared: declarationOf(inputs),
  stateVersion: 1,
  ...overrides,
});

describe("diff of a MeetingAttendee", () => {
  it("has a changed value for each argument of the table", () => {
    expect(Object.keys(CHANGED)).to.have.members(
      PROPERTIES.filter(({ internal }) => !internal).map(({ path }) => path),
    );
  });

  it("returns no change for the same arguments", () => {
    expect(diff(created(INPUTS), INPUTS)).to.deep.equal({ changes: false });
  });

  for (const { path, onChange } of PROPERTIES.filter(({ internal }) => !internal)) {
    const title = onChange === "replace" ? "replaces, the old one first," : "updates";
    it(`${title} when ${path} changes`, () => {
      const expected = onChange === "replace" ? { replaces: [path], deleteBeforeReplace: true } : {};
      expect(diff(created(INPUTS), { ...INPUTS, [path]: CHANGED[path] })).to.deep.equal(expected);
    });

    it(`does not replace for an unknown ${path}`, () => {
      expect(diff(created(INPUTS), { ...INPUTS, [path]: UNKNOWN })).to.deep.equal({});
    });
  }

  const { capabilities: _capabilities, ...withoutCapabilities } = INPUTS;

  it("updates if capabilities are no longer declared", () => {
    expect(diff(created(INPUTS), withoutCapabilities)).to.deep.equal({});
  });

  it("returns no change if the default is declared", () => {
    const news = { ...withoutCapabilities, capabilities: ALL_CAPABILITIES };
    expect(diff(created(withoutCapabilities), news)).to.deep.equal({ changes: false });
  });

  it("returns no change if the region is no longer declared", () => {
    const { region: _region, ...news } = INPUTS;
    expect(diff(created(INPUTS), news)).to.deep.equal({ changes: false });
  });

  it("compares the capabilities themselves for a state that does not record which were declared", () => {
    const { declared: _declared, ...olds } = created(INPUTS);
    expect(diff(olds as AttendeeOutputs, INPUTS)).to.deep.equal({ changes: false });
    expect(diff(olds as AttendeeOutputs, withoutCapabilities)).to.deep.equal({});
  });

  it("returns a change if declared capabilities were changed outside Pulumi", () => {
    expect(diff(created(INPUTS, { capabilities: ALL_CAPABILITIES }), INPUTS)).to.deep.equal({ changes: true });
  });

  it("returns no change for capabilities that are not declared", () => {
    const olds = created(withoutCapabilities, { capabilities: VIEW_ONLY });
    expect(diff(olds, withoutCapabilities)).to.deep.equal({ changes: false });
  });
});
