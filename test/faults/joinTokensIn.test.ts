import { expect } from "chai";
import { joinTokensIn } from "../support/joinTokensIn";
import { startFixture } from "../support/lifecycleFixture";
import { meetingInputs } from "../support/meetingInputs";

describe("The scan for join tokens", () => {
  it("finds each token that the emulator returns, at any position", async () => {
    const fixture = await startFixture();
    const { outs } = await fixture.lifecycle.create(meetingInputs());
    await fixture.close();
    const tokens = outs.attendees.map(({ joinToken }) => joinToken);
    expect(joinTokensIn(JSON.stringify(JSON.stringify(outs)))).to.deep.equal(tokens);
    expect(joinTokensIn(`a log line: ${tokens[0]}, and another: "${tokens[1]}"`)).to.deep.equal(tokens);
  });

  it("finds no other text", () => {
    const ciphertext = `v1:abc:${Buffer.alloc(300, 7).toString("base64")}`;
    expect(joinTokensIn(`${ciphertext} ${"a".repeat(98)} ${JSON.stringify(meetingInputs())}`)).to.deep.equal([]);
  });
});
