import { Topic } from "@pulumi/aws/sns/topic";
import { TopicPolicy } from "@pulumi/aws/sns/topicPolicy";
import { Queue } from "@pulumi/aws/sqs/queue";
import { QueuePolicy } from "@pulumi/aws/sqs/queuePolicy";
import * as pulumi from "@pulumi/pulumi";
import { callerIdentity } from "./callerIdentity";
import { policyDocument, queueStatement, tlsOnlyStatement, topicStatement } from "./permissions";

/** The `notificationsConfiguration` of a Meeting or a room. */
export interface NotificationsConfiguration {
  /** ARN of the queue; absent without a queue. */
  readonly sqsQueueArn?: string;
  /** ARN of the topic; absent without a topic. */
  readonly snsTopicArn?: string;
}

/** Arguments of {@link MeetingNotifications}. */
export interface MeetingNotificationsArgs {
  /** Whether to create an SQS queue. Default: true. */
  queue?: boolean;
  /** Whether to create an SNS topic. Default: true. */
  topic?: boolean;
  /** Tags of the queue and the topic. Default: none. */
  tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

/**
 * A queue and a topic to which Amazon Chime SDK may send the events of meetings: with the policies that the service needs to send to them, which deny requests without TLS. They must be in the meetings' control-plane region, so give this component that region's AWS provider.
 *
 * The queue is encrypted by SQS itself. The topic is not encrypted: a topic under a KMS key needs a key policy that lets
 * `meetings.chime.amazonaws.com` use the key.
 */
export class MeetingNotifications extends pulumi.ComponentResource {
  /** The `notificationsConfiguration` of a Meeting. */
  readonly configuration: pulumi.Output<NotificationsConfiguration>;
  /** The queue, where `queue` is true. */
  readonly queue: Queue | undefined;
  /** The topic, where `topic` is true. */
  readonly topic: Topic | undefined;

  constructor(name: string, args: MeetingNotificationsArgs = {}, opts?: pulumi.ComponentResourceOptions) {
    super("chime-sdk-meetings:index:MeetingNotifications", name, {}, opts);
    const { queue = true, topic = true, tags = {} } = args;
    this.queue = queue ? this.#createQueue(name, tags) : undefined;
    this.topic = topic ? this.#createTopic(name, tags) : undefined;
    this.configuration = pulumi.output({
      ...(this.queue ? { sqsQueueArn: this.queue.arn } : {}),
      ...(this.topic ? { snsTopicArn: this.topic.arn } : {}),
    });
    this.registerOutputs({
      configuration: this.configuration,
      queueUrl: this.queue?.url,
      topicArn: this.topic?.arn,
    });
  }

  #createQueue(name: string, tags: NonNullable<MeetingNotificationsArgs["tags"]>): Queue {
    const opts = { parent: this };
    const queue = new Queue(`${name}-queue`, { sqsManagedSseEnabled: true, tags }, opts);
    const policy = pulumi
      .all([callerIdentity(this), queue.arn])
      .apply(([identity, arn]) => policyDocument([queueStatement(identity, arn), tlsOnlyStatement(["sqs:*"], arn)]));
    new QueuePolicy(`${name}-queue-policy`, { queueUrl: queue.url, policy }, opts);
    return queue;
  }

  #createTopic(name: string, tags: NonNullable<MeetingNotificationsArgs["tags"]>): Topic {
    const opts = { parent: this };
    const topic = new Topic(`${name}-topic`, { tags }, opts);
    const policy = pulumi
      .all([callerIdentity(this), topic.arn])
      .apply(([identity, arn]) =>
        policyDocument([topicStatement(identity, arn), tlsOnlyStatement(["sns:Publish"], arn)]),
      );
    new TopicPolicy(`${name}-topic-policy`, { arn: topic.arn, policy }, opts);
    return topic;
  }
}
