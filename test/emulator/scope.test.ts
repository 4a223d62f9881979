import { expect } from "chai";
import { meetingRequest } from "./requests";
import { openRoom } from "./rooms";
import { errorOf, withEmulator } from "./runningEmulator";

describe("regions and accounts", () => {
  const running = withEmulator();

  for (const [region, partition] of [
    ["us-east-1", "aws"],
    ["eu-central-1", "aws"],
    ["us-gov-west-1", "aws-us-gov"],
  ] as const) {
    it(`give a meeting in ${region} an ARN of the partition ${partition}`, async () => {
      const chime = running.clientFor({ region });
      const { Meeting } = await chime.createMeeting(meetingRequest({ MediaRegion: region }));
      expect(Meeting?.MeetingArn).to.equal(
        `arn:${partition}:chime:${region}:111122223333:meeting/${Meeting?.MeetingId}`,
      );
    });
  }

  it("are taken from an access key id that is an account's 12 digits", async () => {
    const { Meeting } = await running.clientFor({ accessKeyId: "444455556666" }).createMeeting(meetingRequest());
    expect(Meeting?.MeetingArn).to.contain(":444455556666:");
  });

  it("keep the meetings of one account from another", async () => {
    const { meetingId } = await openRoom(running);
    const stranger = running.clientFor({ accessKeyId: "444455556666" });
    const error = await errorOf(stranger.getMeeting({ MeetingId: meetingId }));
    expect(error.name).to.equal("NotFoundException");
    expect(running.emulator.meetings()).to.have.lengthOf(1);
  });

  it("keep ClientRequestTokens apart", async () => {
    const request = meetingRequest({ ClientRequestToken: "token-1" });
    const here = await running.chime.createMeeting(request);
    const there = await running.clientFor({ region: "us-west-2" }).createMeeting(request);
    expect(there.Meeting?.MeetingId).not.to.equal(here.Meeting?.MeetingId);
  });

  it("refuse a region without an endpoint of the service, as no answer of AWS", async () => {
    const error = await errorOf(running.clientFor({ region: "eu-west-1" }).createMeeting(meetingRequest()));
    expect(error.name).to.equal("NotEmulated");
    expect(error.$metadata.httpStatusCode).to.equal(501);
    expect(error.message).to.contain("no endpoint in 'eu-west-1'");
    expect(error.message).to.contain("eu-west-2");
  });

  describe("of an emulator with an account of its own", () => {
    const other = withEmulator({ account: "777788889999" });

    it("are that account for access key ids that are none", async () => {
      expect((await openRoom(other)).arn).to.contain(":777788889999:");
    });
  });
});
