import { expect } from "chai";
import { createRequestTokens } from "../../provider/meeting/requestToken";
import { attendee, meetingInputs } from "../support/meetingInputs";

const IN_A_BUCKET = "organization/project/dev//standup";
const IN_PULUMI_CLOUD = "acme/project/dev//standup";

const tokenOf = (overrides: Record<string, unknown> = {}, machine = "one") =>
  createRequestTokens(machine).tokenFor(meetingInputs({ resourceIdentity: IN_A_BUCKET, ...overrides }));

describe("requestToken", () => {
  it("is what the service takes", () => {
    expect(tokenOf()).to.match(/^[-_a-zA-Z0-9]{2,64}$/);
  });

  it("is the same for every attempt at one creation", () => {
    expect(tokenOf()).to.equal(tokenOf());
  });

  it("is the same when only the order of attendees differs", () => {
    expect(tokenOf({ attendees: [attendee("bob"), attendee("alice")] })).to.equal(tokenOf());
  });

  it("is another for other inputs", () => {
    expect(tokenOf({ mediaRegion: "us-west-2" })).to.not.equal(tokenOf());
    expect(tokenOf({ attendees: [attendee("alice")] })).to.not.equal(tokenOf());
  });

  it("is another on another machine where anybody may have a stack of this name", () => {
    expect(tokenOf({}, "two")).to.not.equal(tokenOf({}, "one"));
  });

  it("is the same on every machine where Pulumi Cloud keeps names unique", () => {
    const cloud = { resourceIdentity: IN_PULUMI_CLOUD };
    expect(tokenOf(cloud, "two")).to.equal(tokenOf(cloud, "one"));
  });

  it("is another for the meeting that replaces one, and another again for the next", () => {
    const tokens = createRequestTokens("one");
    const inputs = meetingInputs({ resourceIdentity: IN_A_BUCKET });
    const first = tokens.tokenFor(inputs);
    tokens.remember(inputs, "meeting-1");
    const second = tokens.tokenFor(inputs);
    tokens.remember(inputs, "meeting-2");
    expect(new Set([first, second, tokens.tokenFor(inputs)]).size).to.equal(3);
  });
});
