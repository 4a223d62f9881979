import { NotFoundException } from "@aws-sdk/client-chime-sdk-meetings";
import { expect } from "chai";
import { confirmNotFound, retryNotVisible } from "../../provider/core/aws/notFound";
import { fakeTimer } from "../support/fakeTimer";
import { rejection } from "../support/rejection";

const notFound = new NotFoundException({ message: "no", $metadata: {} });
const throttled = new Error("Slow down.");

/** Fails with each of the errors, one a call, and then returns. */
function failing(...errors: readonly Error[]) {
  let calls = 0;
  const call = async () => {
    calls += 1;
    const error = errors[calls - 1];
    if (error) throw error;
    return "found";
  };
  return { call, calls: () => calls };
}

describe("A call that does not find its meeting", () => {
  it("is repeated after the look-up has found the meeting", async () => {
    const operation = failing(notFound);
    expect(await confirmNotFound(operation.call, async () => undefined, "conflict")).to.equal("found");
    expect(operation.calls()).to.equal(2);
  });

  it("fails with the message of the conflict, and its cause, where the look-up finds what the call does not", async () => {
    const error = await rejection(confirmNotFound(failing(notFound, notFound).call, async () => undefined, "conflict"));
    expect(error.message).to.equal("conflict");
    expect(error.cause).to.equal(notFound);
  });

  it("fails with any other error as it is, of the first call without a look-up", async () => {
    let lookups = 0;
    const lookup = async () => {
      lookups += 1;
    };
    expect(await rejection(confirmNotFound(failing(throttled).call, lookup, "conflict"))).to.equal(throttled);
    expect(lookups).to.equal(0);
    expect(await rejection(confirmNotFound(failing(notFound, throttled).call, lookup, "conflict"))).to.equal(throttled);
    expect(lookups).to.equal(1);
  });

  it("that adds to a meeting is retried twice, and fails with any other error at once", async () => {
    const timer = fakeTimer();
    const operation = failing(notFound, notFound);
    expect(await retryNotVisible(operation.call, timer)).to.equal("found");
    expect(timer.slept).to.deep.equal([500, 2_000]);
    expect(await rejection(retryNotVisible(failing(throttled).call, timer))).to.equal(throttled);
    expect(timer.slept).to.have.length(2);
  });
});
