import { expect } from "chai";
import { chimeMocks } from "pulumi-chime-sdk-meetings/testing";

describe("The program", () => {
  it("invites the interviewer and the candidate", async () => {
    const mocks = chimeMocks();
    await mocks.run(() => import("../index.js"));
    const attendees = mocks.resource("interview").inputs["attendees"];
    expect(attendees).to.deep.equal([{ externalUserId: "interviewer" }, { externalUserId: "candidate" }]);
  });
});
