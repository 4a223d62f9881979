import { inspect } from "node:util";
import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { Meeting } from "../../provider";
import { programError } from "../../provider/dynamic/programError";
import { chimeMocks } from "../../testing";
import { observe } from "../support/mocks";
import { rejection } from "../support/rejection";

describe("An error of the program", () => {
  it("is of the kind that Pulumi shows by its message alone", () => {
    expect(pulumi.RunError.isInstance(programError("No."))).to.equal(true);
  });

  it("has no stack that Node.js could be busy with coloring", () => {
    const error = programError("No.");
    expect(error.stack).to.equal("");
    expect(inspect(error, { colors: true })).not.to.contain("node_modules");
  });

  it("is what asking for an attendee that is not declared ends in", async () => {
    await pulumi.runtime.setMocks(chimeMocks(), "project", "test", false);
    const room = {
      externalMeetingId: "standup",
      mediaRegion: "eu-central-1",
      attendees: [{ externalUserId: "alice" }],
    } as const;
    const error = await rejection(observe(new Meeting("standup", room).joinInfoFor("mallory")));
    expect(pulumi.RunError.isInstance(error)).to.equal(true);
    expect(error.stack).to.equal("");
  });
});
