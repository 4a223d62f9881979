import { expect } from "chai";
import { answerProblems } from "../model/answerProblems";
import { sampleOf } from "../model/brokenRequests";
import { sendByModel } from "../model/sendByModel";
import { meetingRequest, UNKNOWN_ID } from "../requests";
import { openRoom } from "../rooms";
import { errorOf, withEmulator } from "../runningEmulator";

const FULL_REQUEST = {
  ...meetingRequest(),
  ClientRequestToken: "token-1",
  MeetingHostId: "host",
  MeetingFeatures: { Audio: { EchoReduction: "AVAILABLE" }, Attendee: { MaxCount: 9 } },
  NotificationsConfiguration: { SqsQueueArn: "arn:aws:sqs:us-east-1:111122223333:queue" },
  TenantIds: ["tenant"],
  Tags: [{ Key: "team", Value: "red" }],
  MediaPlacementNetworkType: "DualStack",
} as const;

describe("CreateMeeting", () => {
  const running = withEmulator({ media: false });
  const create = (changes: Parameters<typeof meetingRequest>[0] = {}) =>
    running.chime.createMeeting(meetingRequest(changes));

  describe("serialisation", () => {
    for (const [name, input] of [
      ["the least", sampleOf("CreateMeetingRequest")],
      ["every member", FULL_REQUEST],
    ] as const) {
      it(`answers a request with ${name} as the service model says`, async () => {
        const answer = await sendByModel(running.emulator.url, "CreateMeeting", input as Record<string, unknown>);
        expect(answerProblems("CreateMeeting", answer)).to.deep.equal([]);
      });
    }

    it("answers unset ids with null, no tenants with an empty list, and unset features with null", async () => {
      const answer = await sendByModel(running.emulator.url, "CreateMeeting", {
        ...meetingRequest(),
        ClientRequestToken: "t1",
      });
      expect(answer.content?.["Meeting"]).to.include({ MeetingHostId: null, PrimaryMeetingId: null });
      expect(answer.content?.["Meeting"]).to.have.deep.property("TenantIds", []);
      expect(answer.content?.["Meeting"]).to.have.property("MeetingFeatures", null);
    });

    it("answers what was asked for, and nothing that cannot be read back", async () => {
      const { Meeting } = await running.chime.createMeeting(FULL_REQUEST as never);
      expect(Meeting).to.include({ MeetingHostId: "host", ExternalMeetingId: "standup", MediaRegion: "us-east-1" });
      expect(Meeting?.MeetingFeatures).to.deep.equal(FULL_REQUEST.MeetingFeatures);
      expect(Meeting?.TenantIds).to.deep.equal(["tenant"]);
      expect(Meeting).not.to.have.any.keys("Tags", "NotificationsConfiguration", "ClientRequestToken");
    });

    it("takes null for a member that is not set", async () => {
      const answer = await sendByModel(running.emulator.url, "CreateMeeting", {
        ...meetingRequest(),
        ClientRequestToken: "t1",
        Tags: null,
      });
      expect(answer.status).to.equal(200);
    });
  });

  describe("validation", () => {
    for (const [name, changes] of [
      ["an ExternalMeetingId with a character that is not documented", { ExternalMeetingId: "stand*up" }],
      ["an ExternalMeetingId that begins with aws:", { ExternalMeetingId: "AWS:standup" }],
      ["a MediaRegion that is not documented", { MediaRegion: "mars-1" }],
      ["a MediaRegion of another partition", { MediaRegion: "us-gov-west-1" }],
      ["a tag key that begins with aws:", { Tags: [{ Key: "Aws:team", Value: "red" }] }],
      ["FHD video without a MaxCount", { MeetingFeatures: { Video: { MaxResolution: "FHD" } } }],
      ["UHD content without a MaxCount", { MeetingFeatures: { Content: { MaxResolution: "UHD" } } }],
      [
        "FHD video for more than 25",
        { MeetingFeatures: { Video: { MaxResolution: "FHD" }, Attendee: { MaxCount: 26 } } },
      ],
    ] as const) {
      it(`refuses ${name}`, async () => {
        const error = await errorOf(create(changes as never));
        expect(error.name).to.equal("ValidationException");
        expect(error.$metadata.httpStatusCode).to.equal(400);
        expect(running.emulator.meetings()).to.deep.equal([]);
      });
    }

    it("takes FHD video for 25", async () => {
      const features = { Video: { MaxResolution: "FHD" }, Attendee: { MaxCount: 25 } } as const;
      expect((await create({ MeetingFeatures: features })).Meeting?.MeetingFeatures).to.deep.equal(features);
    });

    it("refuses to host a meeting elsewhere that is controlled from a region for itself", async () => {
      const chime = running.clientFor({ region: "il-central-1" });
      expect((await errorOf(chime.createMeeting(meetingRequest()))).name).to.equal("ValidationException");
      const { Meeting } = await chime.createMeeting(meetingRequest({ MediaRegion: "il-central-1" }));
      expect(Meeting?.MediaRegion).to.equal("il-central-1");
    });

    it("counts lengths in characters, not in code units", async () => {
      // 33 characters of two code units each: too long for a counter of code units, and refused for the pattern alone.
      const error = await errorOf(create({ ExternalMeetingId: "😀".repeat(33) }));
      expect(error.message).to.contain("1 validation error detected");
    });
  });

  describe("behaviour", () => {
    it("names the cell at the end of the id, and again in the TURN address", async () => {
      const { Meeting } = await running.clientFor({ region: "eu-central-1" }).createMeeting(meetingRequest());
      expect(Meeting?.MeetingId).to.match(/7979$/);
      expect(Meeting?.MediaPlacement?.TurnControlUrl).to.equal(
        "https://7979.cell.eu-central-1.meetings.chime.aws/v2/turn_sessions",
      );
    });

    for (const [region, cell] of [
      ["us-east-1", "2713"],
      ["eu-central-1", "7979"],
      ["ap-southeast-1", "2954"],
      ["ap-northeast-1", "4804"],
      ["eu-west-2", "3049"],
    ] as const) {
      it(`ends ids with the cell that was recorded for ${region}`, async () => {
        const { Meeting } = await running.clientFor({ region }).createMeeting(meetingRequest());
        expect(Meeting?.MeetingId?.slice(-4)).to.equal(cell);
      });
    }

    for (const [region, code] of [
      ["ap-south-1", "ao1"],
      ["af-south-1", "fs1"],
    ] as const) {
      it(`names ${region} by the host code that was recorded`, async () => {
        const { Meeting } = await create({ MediaRegion: region });
        expect(Meeting?.MediaPlacement?.SignalingUrl).to.contain(`.${code}.`);
      });
    }

    it("answers empty features as unset ones", async () => {
      const answer = await sendByModel(running.emulator.url, "CreateMeeting", {
        ...meetingRequest(),
        ClientRequestToken: "t1",
        MeetingFeatures: {},
      });
      expect(answer.content?.["Meeting"]).to.have.property("MeetingFeatures", null);
    });

    it("gives 8 media addresses in the media region", async () => {
      const { Meeting } = await create({ MediaRegion: "eu-central-1" });
      const { TurnControlUrl, EventIngestionUrl, ...others } = Meeting?.MediaPlacement ?? {};
      expect(TurnControlUrl).to.contain("us-east-1");
      expect(EventIngestionUrl).to.contain(".ue1.");
      expect(Object.keys(others)).to.have.lengthOf(6);
      for (const address of Object.values(others)) expect(address).to.contain(".ec1.");
    });

    it("makes another meeting for another ClientRequestToken although all else is the same", async () => {
      const first = await create({ ClientRequestToken: "token-1" });
      const second = await create({ ClientRequestToken: "token-2" });
      expect(second.Meeting?.MeetingId).not.to.equal(first.Meeting?.MeetingId);
    });

    it("returns the active meeting of the ClientRequestToken whatever the other members are", async () => {
      const first = await create({ ClientRequestToken: "token-1" });
      const second = await create({ ClientRequestToken: "token-1", ExternalMeetingId: "another" });
      expect(second.Meeting).to.deep.equal(first.Meeting);
    });

    it("makes a new meeting for the ClientRequestToken of a deleted one", async () => {
      const first = await create({ ClientRequestToken: "token-1" });
      await running.chime.deleteMeeting({ MeetingId: first.Meeting?.MeetingId });
      const second = await create({ ClientRequestToken: "token-1" });
      expect(second.Meeting?.MeetingId).not.to.equal(first.Meeting?.MeetingId);
    });

    it("makes a replica of an active meeting", async () => {
      const { meetingId } = await openRoom(running);
      const { Meeting } = await create({ PrimaryMeetingId: meetingId });
      expect(Meeting?.PrimaryMeetingId).to.equal(meetingId);
    });

    it("refuses a replica of a replica", async () => {
      const { meetingId } = await openRoom(running);
      const replica = await create({ PrimaryMeetingId: meetingId });
      const error = await errorOf(create({ PrimaryMeetingId: replica.Meeting?.MeetingId }));
      expect(error.name).to.equal("BadRequestException");
    });

    it("refuses a replica of a meeting that does not exist", async () => {
      expect((await errorOf(create({ PrimaryMeetingId: UNKNOWN_ID }))).name).to.equal("BadRequestException");
    });

    it("refuses a replica of a meeting that has ended", async () => {
      const { meetingId } = await openRoom(running);
      running.emulator.advance(300);
      expect((await errorOf(create({ PrimaryMeetingId: meetingId }))).name).to.equal("BadRequestException");
    });
  });
});
