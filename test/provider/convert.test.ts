import { expect } from "chai";
import { inDeclaredOrder, toCreateRequest, toTagMap } from "../../provider/core/meeting/convert";
import { camelCaseKeys } from "../../provider/core/wireCase";
import { attendee, fullyPopulatedInputs, meetingOutputs } from "../support/meetingInputs";

describe("convert", () => {
  it("sends each argument of the API under AWS's name", () => {
    expect(toCreateRequest(fullyPopulatedInputs(), "token")).to.deep.equal({
      ClientRequestToken: "token",
      ExternalMeetingId: "standup",
      MediaRegion: "eu-central-1",
      MeetingHostId: "host",
      MeetingFeatures: {
        Audio: { EchoReduction: "AVAILABLE" },
        Video: { MaxResolution: "FHD" },
        Content: { MaxResolution: "UHD" },
        Attendee: { MaxCount: 25 },
      },
      NotificationsConfiguration: {
        LambdaFunctionArn: "arn:aws:lambda:us-east-1:111122223333:function:notify",
        SnsTopicArn: "arn:aws:sns:us-east-1:111122223333:topic",
        SqsQueueArn: "arn:aws:sqs:us-east-1:111122223333:queue",
      },
      Attendees: [
        {
          ExternalUserId: "alice",
          Capabilities: { Audio: "SendReceive", Video: "SendReceive", Content: "SendReceive" },
        },
        { ExternalUserId: "bob", Capabilities: { Audio: "Receive", Video: "Receive", Content: "Receive" } },
      ],
      PrimaryMeetingId: "0a1b2c3d-1111-4222-8333-0123456f2713",
      TenantIds: ["tenant-1"],
      Tags: [
        { Key: "team", Value: "video" },
        { Key: "stage", Value: "test" },
      ],
      MediaPlacementNetworkType: "DualStack",
    });
  });

  it("converts a request with all members back to the arguments", () => {
    const inputs = fullyPopulatedInputs();
    const { Tags = [], ClientRequestToken, ...request } = toCreateRequest(inputs, "token-1");
    const back = {
      ...(camelCaseKeys(request) as object),
      tags: toTagMap(Tags),
      clientRequestToken: ClientRequestToken,
    };
    const { triggers, replaceAfter, region, resourceIdentity, ...sent } = inputs as Record<string, unknown>;
    expect(back).to.deep.equal(sent);
  });

  it("leaves out tags with the prefix aws:", () => {
    expect(
      toTagMap([
        { Key: "aws:cloudformation:stack-name", Value: "x" },
        { Key: "team", Value: "video" },
      ]),
    ).to.deep.equal({
      team: "video",
    });
  });

  it("returns attendees in the declared order, without others", () => {
    const { attendees } = meetingOutputs(fullyPopulatedInputs());
    const [alice, bob] = attendees;
    expect(inDeclaredOrder(attendees, [attendee("bob"), attendee("dora"), attendee("alice")])).to.deep.equal([
      bob,
      alice,
    ]);
  });
});
