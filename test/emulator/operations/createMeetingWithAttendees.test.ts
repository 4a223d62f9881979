import { expect } from "chai";
import { answerProblems } from "../model/answerProblems";
import { sampleOf } from "../model/brokenRequests";
import { sendByModel } from "../model/sendByModel";
import { meetingRequest, roomRequest } from "../requests";
import { crowd, openRoom, users } from "../rooms";
import { errorOf, withEmulator } from "../runningEmulator";

describe("CreateMeetingWithAttendees", () => {
  const running = withEmulator();
  const create = (changes: Parameters<typeof roomRequest>[0] = {}) =>
    running.chime.createMeetingWithAttendees(roomRequest(changes));

  describe("serialisation", () => {
    it("answers as the service model says", async () => {
      const input = sampleOf("CreateMeetingWithAttendeesRequest") as Record<string, unknown>;
      const answer = await sendByModel(running.emulator.url, "CreateMeetingWithAttendees", input);
      expect(answerProblems("CreateMeetingWithAttendees", answer)).to.deep.equal([]);
    });

    it("answers the attendees in the order of the request, and no errors", async () => {
      const { Attendees, Errors } = await create({ Attendees: users("zoe", "adam", "mia") });
      expect(Attendees?.map(({ ExternalUserId }) => ExternalUserId)).to.deep.equal(["zoe", "adam", "mia"]);
      expect(Errors).to.deep.equal([]);
    });

    it("gives each attendee a token of 98 characters that begins with its id", async () => {
      const { attendees } = await openRoom(running);
      const token = attendees[0]?.JoinToken ?? "";
      expect(token).to.have.lengthOf(98);
      expect(Buffer.from(token, "base64").toString().split(":")[0]).to.equal(attendees[0]?.AttendeeId);
    });
  });

  describe("validation", () => {
    it("takes 20 attendees", async () => {
      expect((await create({ Attendees: crowd(20) })).Attendees).to.have.lengthOf(20);
    });

    it("refuses an ExternalUserId that begins with aws:", async () => {
      const error = await errorOf(create({ Attendees: users("alice", "aws:MediaPipeline-1") }));
      expect(error.message).to.contain("Value at 'attendees.2.member.externalUserId'");
    });

    it("refuses capabilities that the meeting's features forbid, and creates nothing", async () => {
      const error = await errorOf(
        create({
          MeetingFeatures: { Video: { MaxResolution: "None" } },
          Attendees: [
            { ExternalUserId: "alice" },
            { ExternalUserId: "bob", Capabilities: { Audio: "Send", Video: "Receive", Content: "None" } },
          ],
        }),
      );
      expect(error.name).to.equal("ValidationException");
      expect(running.emulator.meetings()).to.deep.equal([]);
    });
  });

  describe("behaviour", () => {
    it("gives the same meeting, attendees and tokens to the same ClientRequestToken", async () => {
      const first = await create({ ClientRequestToken: "token-1" });
      const second = await create({ ClientRequestToken: "token-1" });
      expect(second.Meeting).to.deep.equal(first.Meeting);
      expect(second.Attendees).to.deep.equal(first.Attendees);
      expect(running.emulator.meetings()).to.have.lengthOf(1);
    });

    it("shares its ClientRequestTokens with CreateMeeting", async () => {
      const first = await running.chime.createMeeting(meetingRequest({ ClientRequestToken: "token-1" }));
      const second = await create({ ClientRequestToken: "token-1" });
      expect(second.Meeting).to.deep.equal(first.Meeting);
      expect(second.Attendees).to.have.lengthOf(1);
    });

    it("makes another meeting for the same ClientRequestToken when the first has ended", async () => {
      const first = await create({ ClientRequestToken: "token-1" });
      running.emulator.advance(300);
      const second = await create({ ClientRequestToken: "token-1" });
      expect(second.Meeting?.MeetingId).not.to.equal(first.Meeting?.MeetingId);
    });

    it("lists as errors the attendees that exceed the meeting", async () => {
      const { Attendees, Errors } = await create({
        MeetingFeatures: { Attendee: { MaxCount: 2 } },
        Attendees: users("alice", "bob", "carol"),
      });
      expect(Attendees?.map(({ ExternalUserId }) => ExternalUserId)).to.deep.equal(["alice", "bob"]);
      expect(Errors?.map(({ ExternalUserId, ErrorCode }) => [ExternalUserId, ErrorCode])).to.deep.equal([
        ["carol", "LimitExceeded"],
      ]);
    });

    it("gives an ExternalUserId that comes twice one attendee", async () => {
      const { Attendees } = await create({ Attendees: users("alice", "alice") });
      expect(Attendees?.[1]).to.deep.equal(Attendees?.[0]);
      expect(running.emulator.meetings()[0]?.attendees).to.have.lengthOf(1);
    });

    it("is counted apart from CreateMeeting", async () => {
      await create();
      await running.chime.createMeeting(meetingRequest());
      await running.chime.createMeeting(meetingRequest());
      expect(running.emulator.requests()).to.deep.equal({ CreateMeetingWithAttendees: 1, CreateMeeting: 2 });
    });
  });
});
