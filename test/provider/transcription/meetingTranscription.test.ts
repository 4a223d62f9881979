import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { Meeting, MeetingTranscription, TranscribeLanguageCode } from "../../../provider";
import { chimeMocks } from "../../../testing";
import { observe, resetConfiguration } from "../../support/mocks";

const ROOM = {
  externalMeetingId: "standup",
  mediaRegion: "eu-central-1",
  attendees: [{ externalUserId: "alice" }],
} as const;

describe("MeetingTranscription", () => {
  after(resetConfiguration);
  it("registers with the type token and the arguments of states", async () => {
    pulumi.runtime.setAllConfig({ "aws:region": "us-east-1" });
    const mocks = chimeMocks();
    await pulumi.runtime.setMocks(mocks, "project", "test");
    const meeting = new Meeting("standup", ROOM);
    const settings = { languageCode: TranscribeLanguageCode.DeDE };
    const captions = new MeetingTranscription("captions", {
      meeting,
      transcriptionConfiguration: { engineTranscribeSettings: settings },
    });
    const { value: meetingId } = await observe(meeting.meetingId);
    expect((await observe(captions.meetingId)).value).to.equal(meetingId);
    expect(mocks.resource("captions")).to.deep.equal({
      type: "pulumi-nodejs:dynamic/chime-sdk-meetings:MeetingTranscription",
      name: "captions",
      inputs: {
        meetingId,
        region: "us-east-1",
        transcriptionConfiguration: { engineTranscribeSettings: { languageCode: "de-DE" } },
      },
    });
  });
});
