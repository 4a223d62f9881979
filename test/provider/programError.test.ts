import { inspect } from "node:util";
import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { Meeting } from "../../provider";
import { programError } from "../../provider/program/programError";
import { chimeMocks } from "../../testing";
import { observe, resetConfiguration } from "../support/mocks";
import { rejection } from "../support/rejection";

describe("An error of the program", () => {
  after(resetConfiguration);
  it("is a RunError, for which Pulumi shows only the message", () => {
    expect(pulumi.RunError.isInstance(programError("No."))).to.equal(true);
  });

  it("has no stack, which Node.js could take long to format", () => {
    const error = programError("No.");
    expect(error.stack).to.equal("");
    expect(inspect(error, { colors: true })).not.to.contain("node_modules");
  });

  it("is thrown for an attendee that is not declared", async () => {
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
