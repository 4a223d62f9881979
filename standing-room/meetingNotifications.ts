import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { policyDocument, queueStatement, topicStatement } from "./permissions";
import { placeOf } from "./place";

/** What a Meeting's or a room's `notificationsConfiguration` takes. */
export interface NotificationsConfiguration {
  /** The queue's ARN, where there is one. */
  readonly sqsQueueArn?: string;
  /** The topic's ARN, where there is one. */
  readonly snsTopicArn?: string;
}

/** Arguments of {@link MeetingNotifications}. */
export interface MeetingNotificationsArgs {
  /** Whether to make an SQS queue. Default: true. */
  queue?: boolean;
  /** Whether to make an SNS topic. Default: true. */
  topic?: boolean;
  /** Tags of the queue and the topic. Default: none. */
  tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

/**
 * A queue and a topic to which Amazon Chime SDK may send the events of meetings: with the policies without which events silently
 * never arrive. They must be in the meetings' control-plane region, so give this component that region's AWS provider.
 *
 * The queue is encrypted by SQS itself. The topic is not encrypted: a topic under a KMS key needs a key policy that lets
 * `meetings.chime.amazonaws.com` use the key.
 */
export class MeetingNotifications extends pulumi.ComponentResource {
  /** To be given to a Meeting as `notificationsConfiguration`. */
  readonly configuration: pulumi.Output<NotificationsConfiguration>;
  /** The queue, where one was asked for. */
  readonly queue: aws.sqs.Queue | undefined;
  /** The topic, where one was asked for. */
  readonly topic: aws.sns.Topic | undefined;

  constructor(name: string, args: MeetingNotificationsArgs = {}, opts?: pulumi.ComponentResourceOptions) {
    super("chime-sdk-meetings:index:MeetingNotifications", name, {}, opts);
    const { queue = true, topic = true, tags = {} } = args;
    this.queue = queue ? this.#createQueue(name, tags) : undefined;
    this.topic = topic ? this.#createTopic(name, tags) : undefined;
    this.configuration = pulumi.output({
      ...(this.queue ? { sqsQueueArn: this.queue.arn } : {}),
      ...(this.topic ? { snsTopicArn: this.topic.arn } : {}),
    });
    this.registerOutputs({ configuration: this.configuration });
  }

  #createQueue(name: string, tags: NonNullable<MeetingNotificationsArgs["tags"]>): aws.sqs.Queue {
    const opts = { parent: this };
    const queue = new aws.sqs.Queue(`${name}-queue`, { sqsManagedSseEnabled: true, tags }, opts);
    const policy = pulumi
      .all([placeOf(this), queue.arn])
      .apply(([place, arn]) => policyDocument([queueStatement(place, arn)]));
    new aws.sqs.QueuePolicy(`${name}-queue-policy`, { queueUrl: queue.url, policy }, opts);
    return queue;
  }

  #createTopic(name: string, tags: NonNullable<MeetingNotificationsArgs["tags"]>): aws.sns.Topic {
    const opts = { parent: this };
    const topic = new aws.sns.Topic(`${name}-topic`, { tags }, opts);
    const policy = pulumi
      .all([placeOf(this), topic.arn])
      .apply(([place, arn]) => policyDocument([topicStatement(place, arn)]));
    new aws.sns.TopicPolicy(`${name}-topic-policy`, { arn: topic.arn, policy }, opts);
    return topic;
  }
}
