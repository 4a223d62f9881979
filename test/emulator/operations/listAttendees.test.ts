import { paginateListAttendees } from "@aws-sdk/client-chime-sdk-meetings";
import { expect } from "chai";
import { answerProblems } from "../model/answerProblems";
import { sendByModel } from "../model/sendByModel";
import { UNKNOWN_ID } from "../requests";
import { crowd, openRoom, users } from "../rooms";
import { errorOf, withEmulator } from "../runningEmulator";

describe("ListAttendees", () => {
  const running = withEmulator();

  it("answers as the service model says, on the first page and on the last", async () => {
    const { meetingId } = await openRoom(running, { Attendees: users("alice", "bob") });
    const input = { MeetingId: meetingId, MaxResults: 1 };
    const first = await sendByModel(running.emulator.url, "ListAttendees", input);
    expect(answerProblems("ListAttendees", first)).to.deep.equal([]);
    const NextToken = first.content?.["NextToken"];
    const last = await sendByModel(running.emulator.url, "ListAttendees", { ...input, NextToken });
    expect(answerProblems("ListAttendees", last)).to.deep.equal([]);
    expect(last.content).to.have.property("NextToken", null);
  });

  it("lists the attendees in the order in which they were added", async () => {
    const { meetingId, attendees } = await openRoom(running, { Attendees: users("zoe", "adam") });
    const { Attendees, NextToken } = await running.chime.listAttendees({ MeetingId: meetingId });
    expect(Attendees).to.deep.equal(attendees);
    expect(NextToken).to.equal(undefined);
  });

  it("gives every attendee once over its pages", async () => {
    const { meetingId } = await openRoom(running);
    await running.chime.batchCreateAttendee({ MeetingId: meetingId, Attendees: crowd(50) });
    const sizes: number[] = [];
    const names = new Set<string>();
    const pages = paginateListAttendees({ client: running.chime, pageSize: 20 }, { MeetingId: meetingId });
    for await (const { Attendees = [] } of pages) {
      sizes.push(Attendees.length);
      for (const { ExternalUserId = "" } of Attendees) names.add(ExternalUserId);
    }
    expect(sizes).to.deep.equal([20, 20, 11]);
    expect(names.size).to.equal(51);
  });

  it("gives 100 attendees on a page when it is not asked for fewer", async () => {
    const { meetingId } = await openRoom(running);
    await running.chime.batchCreateAttendee({ MeetingId: meetingId, Attendees: crowd(100) });
    const { Attendees, NextToken } = await running.chime.listAttendees({ MeetingId: meetingId });
    expect(Attendees).to.have.lengthOf(100);
    expect(NextToken).to.be.a("string");
  });

  it("goes on where it was although the attendee there was deleted meanwhile", async () => {
    const { meetingId, attendeeId } = await openRoom(running, { Attendees: users("alice", "bob", "carol") });
    const { NextToken } = await running.chime.listAttendees({ MeetingId: meetingId, MaxResults: 1 });
    await running.chime.deleteAttendee({ MeetingId: meetingId, AttendeeId: attendeeId });
    const { Attendees } = await running.chime.listAttendees({ MeetingId: meetingId, NextToken });
    expect(Attendees?.map(({ ExternalUserId }) => ExternalUserId)).to.deep.equal(["bob", "carol"]);
  });

  it("refuses a NextToken that it did not give", async () => {
    const { meetingId } = await openRoom(running);
    const error = await errorOf(running.chime.listAttendees({ MeetingId: meetingId, NextToken: "nonsense" }));
    expect(error.name).to.equal("BadRequestException");
  });

  it("finds no attendees of no meeting", async () => {
    expect((await errorOf(running.chime.listAttendees({ MeetingId: UNKNOWN_ID }))).name).to.equal("NotFoundException");
  });
});
