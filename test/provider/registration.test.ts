import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { Meeting, MeetingAttendee, MeetingTranscription } from "../../provider";
import { chimeMocks } from "../../testing";
import { observe, resetConfiguration } from "../support/mocks";

const MEETING_ID = "0a1b2c3d-1111-4222-8333-0123456f2713";

describe("The resource classes", () => {
  after(resetConfiguration);
  beforeEach(async () => {
    pulumi.runtime.setAllConfig({ "aws:region": "us-east-1" });
    await pulumi.runtime.setMocks(chimeMocks(), "project", "test");
  });

  it("recognize their own instances, and no others", () => {
    const meeting = new Meeting("standup", {
      externalMeetingId: "standup",
      mediaRegion: "eu-central-1",
      attendees: [{ externalUserId: "alice" }],
    });
    const attendee = new MeetingAttendee("guest", { meeting, externalUserId: "guest" });
    const transcription = new MeetingTranscription("captions", {
      meeting,
      transcriptionConfiguration: { engineTranscribeSettings: { languageCode: "de-DE" } },
    });
    const values = [meeting, attendee, transcription, {}, undefined, "Meeting"];
    const recognizedBy = (type: { isInstance(value: unknown): boolean }) =>
      values.filter((one) => type.isInstance(one));
    expect(recognizedBy(Meeting)).to.deep.equal([meeting]);
    expect(recognizedBy(MeetingAttendee)).to.deep.equal([attendee]);
    expect(recognizedBy(MeetingTranscription)).to.deep.equal([transcription]);
  });

  it("read existing resources by their ids", async () => {
    const meeting = Meeting.get("standup", MEETING_ID, { region: "eu-central-1" });
    expect((await observe(meeting.meetingArn)).value)
      .to.contain(`eu-central-1:`)
      .and.to.contain(MEETING_ID);
    const guest = MeetingAttendee.get("guest", `${MEETING_ID}/1a2b3c4d-1111-4222-8333-012345678901`);
    expect((await observe(guest.meetingId)).value).to.equal(MEETING_ID);
    const captions = MeetingTranscription.get("captions", MEETING_ID, { region: "us-east-1" });
    expect((await observe(captions.meetingId)).value).to.equal(MEETING_ID);
  });
});
