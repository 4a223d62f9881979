import { expect } from "chai";
import type { ChimeApi } from "../../provider/core/aws/chimeApi";
import { createMeeting } from "../../provider/core/meeting/createMeeting";
import { fakeTimer } from "../support/fakeTimer";
import { attendee, meetingInputs } from "../support/meetingInputs";
import { rejection } from "../support/rejection";

const LOST =
  "If AWS created the meeting although no response arrived, that meeting has no participants, and AWS ends it after 5 minutes.";

describe("createMeeting", () => {
  const create = (createMeetingWithAttendees: ChimeApi["createMeetingWithAttendees"]) => {
    const chime = { region: async () => "us-east-1", createMeetingWithAttendees } as Partial<ChimeApi>;
    return createMeeting(chime as ChimeApi, meetingInputs({ attendees: [attendee("alice")] }), "token", 0, fakeTimer());
  };
  const failWith = (name: string) => create(async () => Promise.reject(Object.assign(new Error(), { name })));

  it("rejects a response without a meeting, and describes a meeting that may exist", async () => {
    const { message, cause } = await rejection(create(async () => ({}) as never));
    expect((cause as Error).message).to.equal("The response has no meeting.");
    expect(message)
      .to.match(/the response is not one of the service/)
      .and.contain(LOST);
  });

  for (const name of ["ECONNRESET", "TimeoutError", "ServiceFailureException", "SyntaxError"]) {
    it(`describes the meeting that may exist after ${name}`, async () => {
      expect((await rejection(failWith(name))).message).to.contain(LOST);
    });
  }

  for (const name of ["BadRequestException", "ThrottlingException", "LimitExceededException", "ENOTFOUND"]) {
    it(`describes no meeting after ${name}`, async () => {
      expect((await rejection(failWith(name))).message).not.to.contain(LOST);
    });
  }
});
