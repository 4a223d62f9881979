import { expect } from "chai";
import { ACCOUNT, REGION } from "../support/awsAnswers";
import { observe } from "../support/mocks";
import { declareNotifications, find } from "./mockedAws";

describe("MeetingNotifications", function () {
  this.timeout(60_000);

  it("allows only the meetings service of this account and region to send to its queue and topic", async () => {
    const { notifications, resources } = await declareNotifications();
    const condition = {
      ArnLike: { "aws:SourceArn": `arn:aws:chime:${REGION}:${ACCOUNT}:*` },
      StringEquals: { "aws:SourceAccount": ACCOUNT },
    };
    const expected = { Principal: { Service: "meetings.chime.amazonaws.com" }, Condition: condition };
    const statementsOf = (type: string) => JSON.parse(find(resources, type)["policy"]).Statement;
    expect(statementsOf("aws:sqs/queuePolicy:QueuePolicy")).to.have.length(2);
    expect(statementsOf("aws:sqs/queuePolicy:QueuePolicy")[0]).to.deep.include({
      ...expected,
      Action: ["sqs:SendMessage", "sqs:GetQueueUrl"],
      Resource: `arn:aws:sqs:${REGION}:${ACCOUNT}:events-queue`,
    });
    expect(statementsOf("aws:sns/topicPolicy:TopicPolicy")[0]).to.deep.include({
      ...expected,
      Action: ["sns:Publish"],
      Resource: `arn:aws:sns:${REGION}:${ACCOUNT}:events-topic`,
    });
    expect((await observe(notifications.configuration)).value).to.deep.equal({
      sqsQueueArn: `arn:aws:sqs:${REGION}:${ACCOUNT}:events-queue`,
      snsTopicArn: `arn:aws:sns:${REGION}:${ACCOUNT}:events-topic`,
    });
  });

  it("denies requests to its queue and topic without TLS", async () => {
    const { resources } = await declareNotifications();
    const denialOf = (type: string) => JSON.parse(find(resources, type)["policy"]).Statement[1];
    const denial = { Effect: "Deny", Principal: "*", Condition: { Bool: { "aws:SecureTransport": false } } };
    const queue = { Action: ["sqs:*"], Resource: `arn:aws:sqs:${REGION}:${ACCOUNT}:events-queue` };
    const topic = { Action: ["sns:Publish"], Resource: `arn:aws:sns:${REGION}:${ACCOUNT}:events-topic` };
    expect(denialOf("aws:sqs/queuePolicy:QueuePolicy")).to.deep.include({ ...denial, ...queue });
    expect(denialOf("aws:sns/topicPolicy:TopicPolicy")).to.deep.include({ ...denial, ...topic });
  });

  it("creates only the queue with `topic: false`", async () => {
    const { resources } = await declareNotifications({ topic: false });
    expect(resources.map(({ type }) => type)).not.to.include("aws:sns/topic:Topic");
    expect(find(resources, "aws:sqs/queue:Queue")["sqsManagedSseEnabled"]).to.equal(true);
  });
});
