import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { StandingRoom } from "../../standing-room";
import { tracesDuring } from "../support/tracesDuring";
import { mockAws, ROOMS } from "./mockedAws";

describe("the stack traces of a StandingRoom", function () {
  // The AWS package takes some seconds to load, once.
  this.timeout(60_000);

  beforeEach(() => mockAws());
  afterEach(() => pulumi.runtime.disconnect());

  it("are those of source positions, and of the component itself, not those of each promise", () => {
    const resources = 13;
    const traces = tracesDuring(() => new StandingRoom("office", ROOMS)).filter((frames) => frames.length > 0);
    expect(traces).to.have.length.within(resources - 1, 2 * resources);
  });

  it("are recorded again afterwards, also where the arguments are wrong", () => {
    const before = Error.stackTraceLimit;
    new StandingRoom("office", ROOMS);
    expect(Error.stackTraceLimit).to.equal(before);
    const wrong = { ...ROOMS, joinsPerMinute: -1 };
    expect(() => new StandingRoom("wrong", wrong))
      .to.throw(Error, /joinsPerMinute/)
      .with.property("stack")
      .that.includes("stackTraces.test");
    expect(Error.stackTraceLimit).to.equal(before);
  });
});
