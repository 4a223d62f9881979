import { expect } from "chai";
import { ACCOUNT, REGION } from "../support/awsAnswers";
import type { Player } from "./player";

/** Plays the program `standingRoom`, after the stack's other programs have been destroyed. */
export function playStandingRoom(player: () => Player): void {
  it("creates a StandingRoom with its resources, and destroys it", async () => {
    const { ask, aws } = player();
    const { outputs } = await ask({ operation: "up", program: "standingRoom" });
    expect(outputs["joinUrl"]).to.deep.equal({ value: `https://abc.lambda-url.${REGION}.on.aws/`, secret: false });
    const table = { name: "office-rooms", arn: `arn:aws:dynamodb:${REGION}:${ACCOUNT}:table/office-rooms` };
    expect(outputs["table"]).to.deep.equal({ value: table, secret: false });
    expect(aws.resources()).to.include.members(["Dashboard office-dashboard", "Permission office-public-url"]);
    await ask({ operation: "destroy" });
    expect(aws.resources()).to.deep.equal([]);
  });
}
