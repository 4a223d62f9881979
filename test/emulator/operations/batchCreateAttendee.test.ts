import { expect } from "chai";
import { answerProblems } from "../model/answerProblems";
import { sendByModel } from "../model/sendByModel";
import { crowd, openRoom, users } from "../rooms";
import { withEmulator } from "../runningEmulator";

describe("BatchCreateAttendee", () => {
  const running = withEmulator();

  it("answers as the service model says", async () => {
    const { meetingId } = await openRoom(running, { MeetingFeatures: { Attendee: { MaxCount: 2 } } });
    const input = { MeetingId: meetingId, Attendees: users("bob", "carol") };
    const answer = await sendByModel(running.emulator.url, "BatchCreateAttendee", input);
    expect(answerProblems("BatchCreateAttendee", answer)).to.deep.equal([]);
    expect(answer.content?.["Errors"]).to.have.lengthOf(1);
  });

  it("adds 100 attendees at once", async () => {
    const { meetingId } = await openRoom(running);
    const { Attendees, Errors } = await running.chime.batchCreateAttendee({
      MeetingId: meetingId,
      Attendees: crowd(100),
    });
    expect(Attendees).to.have.lengthOf(100);
    expect(Errors).to.deep.equal([]);
    expect(running.emulator.meetings()[0]?.attendees).to.have.lengthOf(101);
  });

  it("gives existing attendees next to new ones", async () => {
    const { meetingId, attendees } = await openRoom(running);
    const { Attendees } = await running.chime.batchCreateAttendee({
      MeetingId: meetingId,
      Attendees: users("bob", "alice"),
    });
    expect(Attendees?.[1]).to.deep.equal(attendees[0]);
  });

  it("lists as errors the attendees that exceed the meeting, and returns existing ones", async () => {
    const { meetingId, attendees } = await openRoom(running, { MeetingFeatures: { Attendee: { MaxCount: 2 } } });
    const { Attendees, Errors } = await running.chime.batchCreateAttendee({
      MeetingId: meetingId,
      Attendees: users("bob", "carol", "alice"),
    });
    expect(Attendees?.map(({ ExternalUserId }) => ExternalUserId)).to.deep.equal(["bob", "alice"]);
    expect(Attendees?.[1]).to.deep.equal(attendees[0]);
    expect(Errors).to.deep.equal([
      { ExternalUserId: "carol", ErrorCode: "LimitExceeded", ErrorMessage: "The meeting can have 2 attendees." },
    ]);
  });
});
