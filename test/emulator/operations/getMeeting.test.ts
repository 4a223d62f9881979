import { expect } from "chai";
import { answerProblems } from "../model/answerProblems";
import { sendByModel } from "../model/sendByModel";
import { UNKNOWN_ID } from "../requests";
import { openRoom } from "../rooms";
import { errorOf, withEmulator } from "../runningEmulator";

describe("GetMeeting", () => {
  const running = withEmulator();

  it("answers as the service model says", async () => {
    const { meetingId } = await openRoom(running);
    const answer = await sendByModel(running.emulator.url, "GetMeeting", { MeetingId: meetingId });
    expect(answerProblems("GetMeeting", answer)).to.deep.equal([]);
  });

  it("answers the meeting as its creation did", async () => {
    const { meetingId, meeting } = await openRoom(running);
    expect((await running.chime.getMeeting({ MeetingId: meetingId })).Meeting).to.deep.equal(meeting);
  });

  it("finds a meeting by its id in capitals", async () => {
    const { meetingId, meeting } = await openRoom(running);
    expect((await running.chime.getMeeting({ MeetingId: meetingId.toUpperCase() })).Meeting).to.deep.equal(meeting);
  });

  it("answers an error in the form that was recorded", async () => {
    const { content } = await sendByModel(running.emulator.url, "GetMeeting", { MeetingId: UNKNOWN_ID });
    const { RequestId, ...recorded } = content ?? {};
    expect(RequestId).to.be.a("string");
    expect(recorded).to.deep.equal({ Code: "NotFound", Message: `Meeting <${UNKNOWN_ID}> not found`, Resource: null });
  });

  it("says of a meeting that never was that it is not found", async () => {
    const error = await errorOf(running.chime.getMeeting({ MeetingId: UNKNOWN_ID }));
    expect(error).to.include({
      name: "NotFoundException",
      Code: "NotFound",
      message: `Meeting <${UNKNOWN_ID}> not found`,
    });
    expect(error.$metadata.httpStatusCode).to.equal(404);
    expect(error.RequestId).to.equal(error.$metadata.requestId);
  });

  it("does not find a meeting in another region", async () => {
    const { meetingId } = await openRoom(running);
    const elsewhere = running.clientFor({ region: "eu-central-1" });
    expect((await errorOf(elsewhere.getMeeting({ MeetingId: meetingId }))).name).to.equal("NotFoundException");
  });
});
