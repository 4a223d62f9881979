import { expect } from "chai";
import { operations } from "../../emulator/operations/registry";
import { sendByModel } from "./model/sendByModel";
import { UNKNOWN_ID } from "./requests";
import { withEmulator } from "./runningEmulator";

describe("an operation that the service has and the emulator has not", () => {
  const running = withEmulator();
  const { GetMeeting } = operations;

  before(() => {
    Reflect.deleteProperty(operations, "GetMeeting");
  });

  after(() => {
    Object.assign(operations, { GetMeeting });
  });

  it("is answered as such, and never as if AWS had answered", async () => {
    const answer = await sendByModel(running.emulator.url, "GetMeeting", { MeetingId: UNKNOWN_ID });
    expect(answer.status).to.equal(501);
    expect(answer.headers.get("x-amzn-errortype")).to.equal("NotEmulated");
    expect(answer.content?.["Message"]).to.equal("GetMeeting is not emulated, so nothing was done.");
  });
});
