import { expect } from "chai";
import type { ChimeApi } from "../../provider/aws/chimeApi";
import { createMeeting } from "../../provider/meeting/createMeeting";
import { createRequestTokens } from "../../provider/meeting/requestToken";
import { fakeTimer } from "../support/fakeTimer";
import { attendee, meetingInputs } from "../support/meetingInputs";
import { rejection } from "../support/rejection";

/** A service that remembers the token of `remembered` for ever, also after that meeting has ended. */
function serviceThatRemembers(remembered: { token: string; meetingId: string }) {
  const tokens: (string | undefined)[] = [];
  const chime: Partial<ChimeApi> = {
    region: async () => "us-east-1",
    createMeetingWithAttendees: async ({ ClientRequestToken, Attendees = [] }) => {
      tokens.push(ClientRequestToken);
      const MeetingId = ClientRequestToken === remembered.token ? remembered.meetingId : "new-meeting";
      return { Meeting: { MeetingId, MeetingArn: `arn:${MeetingId}` }, Attendees: Attendees as never };
    },
  };
  return { chime: chime as ChimeApi, tokens };
}

describe("createMeeting", () => {
  const inputs = (overrides = {}) => meetingInputs({ attendees: [attendee("alice")], ...overrides });

  it("takes another token where the usual one still stands for a meeting that has ended", async () => {
    const requestTokens = createRequestTokens("test");
    const usual = requestTokens.tokenFor(inputs());
    const { chime, tokens } = serviceThatRemembers({ token: usual, meetingId: "old-meeting" });
    requestTokens.forget(inputs(), "old-meeting");
    const { id } = await createMeeting(chime, inputs(), requestTokens, fakeTimer());
    expect(id).to.equal("new-meeting");
    expect(tokens).to.have.length(2);
    expect(tokens[0]).to.equal(usual);
  });

  it("asks for another token where the program's own stands for a meeting that has ended", async () => {
    const requestTokens = createRequestTokens("test");
    const { chime } = serviceThatRemembers({ token: "own-token", meetingId: "old-meeting" });
    requestTokens.forget(inputs(), "old-meeting");
    const creation = createMeeting(chime, inputs({ clientRequestToken: "own-token" }), requestTokens, fakeTimer());
    expect((await rejection(creation)).message).to.match(
      /stands for meeting old-meeting, which has ended\. Choose another/,
    );
  });

  it("refuses an answer that names no meeting", async () => {
    const chime = {
      region: async () => "us-east-1",
      createMeetingWithAttendees: async () => ({}),
    } as Partial<ChimeApi>;
    const creation = createMeeting(chime as ChimeApi, inputs(), createRequestTokens("test"), fakeTimer());
    expect((await rejection(creation)).message).to.match(/the answer was not that of the service/);
  });
});
