import { expect } from "chai";
import { Meeting, type MeetingArgs } from "../../provider";
import { mockEngine, resetConfiguration } from "../support/mocks";
import { tracesDuring } from "../support/tracesDuring";

const ARGS: MeetingArgs = {
  externalMeetingId: "standup",
  mediaRegion: "eu-central-1",
  attendees: [{ externalUserId: "alice" }],
};

describe("A resource of this package", () => {
  after(resetConfiguration);
  it("is registered with one stack trace, that of its source position", async () => {
    await mockEngine();
    const traces = tracesDuring(() => new Meeting("standup", ARGS));
    expect(traces.filter((frames) => frames.length > 0)).to.have.length(1);
    expect(traces.flat().some((frame) => frame.getFileName() === __filename)).to.equal(true);
  });

  it("restores the limit of stack traces", async () => {
    await mockEngine();
    const before = Error.stackTraceLimit;
    new Meeting("standup", ARGS);
    expect(Error.stackTraceLimit).to.equal(before);
  });

  it("shows its source position if Pulumi rejects it", async () => {
    await mockEngine();
    const before = Error.stackTraceLimit;
    expect(() => new Meeting("", ARGS))
      .to.throw(Error, /name/)
      .with.property("stack")
      .that.includes("suspendStackTraces.test");
    expect(Error.stackTraceLimit).to.equal(before);
  });
});
