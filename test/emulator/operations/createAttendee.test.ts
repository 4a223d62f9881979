import { expect } from "chai";
import { answerProblems } from "../model/answerProblems";
import { sendByModel } from "../model/sendByModel";
import { UNKNOWN_ID } from "../requests";
import { crowd, openRoom } from "../rooms";
import { errorOf, withEmulator } from "../runningEmulator";

const ALL = { Audio: "SendReceive", Video: "SendReceive", Content: "SendReceive" } as const;

describe("CreateAttendee", () => {
  const running = withEmulator();

  it("answers as the service model says", async () => {
    const { meetingId } = await openRoom(running);
    const input = { MeetingId: meetingId, ExternalUserId: "bob", Capabilities: ALL };
    expect(
      answerProblems("CreateAttendee", await sendByModel(running.emulator.url, "CreateAttendee", input)),
    ).to.deep.equal([]);
  });

  it("adds an attendee with a token of its own", async () => {
    const { meetingId, attendees } = await openRoom(running);
    const { Attendee } = await running.chime.createAttendee({ MeetingId: meetingId, ExternalUserId: "bob" });
    expect(Attendee).to.deep.include({ ExternalUserId: "bob", Capabilities: ALL });
    expect(Attendee?.JoinToken).not.to.equal(attendees[0]?.JoinToken);
  });

  it("gives the existing attendee for an ExternalUserId that the meeting has, and keeps its capabilities", async () => {
    const { meetingId, attendees } = await openRoom(running);
    const { Attendee } = await running.chime.createAttendee({
      MeetingId: meetingId,
      ExternalUserId: "alice",
      Capabilities: { Audio: "None", Video: "None", Content: "None" },
    });
    expect(Attendee).to.deep.equal(attendees[0]);
  });

  it("gives the same ExternalUserId another attendee in another meeting", async () => {
    const first = await openRoom(running);
    const second = await openRoom(running);
    expect(second.attendeeId).not.to.equal(first.attendeeId);
  });

  it("refuses the 251st attendee", async () => {
    const { meetingId } = await openRoom(running);
    const batches = [crowd(100, "a"), crowd(100, "b"), crowd(49, "c")];
    for (const Attendees of batches) await running.chime.batchCreateAttendee({ MeetingId: meetingId, Attendees });
    const error = await errorOf(running.chime.createAttendee({ MeetingId: meetingId, ExternalUserId: "one-too-many" }));
    expect(error).to.include({ name: "LimitExceededException", message: "The meeting can have 250 attendees." });
  });

  it("takes another attendee when one was deleted from a full meeting", async () => {
    const { meetingId, attendeeId } = await openRoom(running, { MeetingFeatures: { Attendee: { MaxCount: 1 } } });
    await running.chime.deleteAttendee({ MeetingId: meetingId, AttendeeId: attendeeId });
    const { Attendee } = await running.chime.createAttendee({ MeetingId: meetingId, ExternalUserId: "bob" });
    expect(Attendee?.ExternalUserId).to.equal("bob");
  });

  it("finds no meeting to add to when it has ended", async () => {
    const { meetingId } = await openRoom(running);
    running.emulator.advance(300);
    const error = await errorOf(running.chime.createAttendee({ MeetingId: meetingId, ExternalUserId: "bob" }));
    expect(error.name).to.equal("NotFoundException");
  });

  it("finds no meeting to add to when there never was one", async () => {
    const error = await errorOf(running.chime.createAttendee({ MeetingId: UNKNOWN_ID, ExternalUserId: "bob" }));
    expect(error.name).to.equal("NotFoundException");
  });
});
