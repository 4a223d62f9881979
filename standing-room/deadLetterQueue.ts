import type { EventRule } from "@pulumi/aws/cloudwatch/eventRule";
import { Queue } from "@pulumi/aws/sqs/queue";
import { QueuePolicy } from "@pulumi/aws/sqs/queuePolicy";
import * as pulumi from "@pulumi/pulumi";
import { policyDocument, ruleDeadLetterStatement, tlsOnlyStatement } from "./permissions";
import type { StandingRoomArgs } from "./standingRoomArgs";

/** SQS's longest retention. */
const RETENTION_SECONDS = 14 * 24 * 60 * 60;

/** Keeps the events of ended meetings that EventBridge could not deliver, or the function could not handle in three attempts. */
export function createDeadLetterQueue(
  name: string,
  { kmsKeyArn, tags = {} }: Pick<StandingRoomArgs, "kmsKeyArn" | "tags">,
  parent: pulumi.Resource,
): Queue {
  const encryption = kmsKeyArn ? { kmsMasterKeyId: kmsKeyArn } : { sqsManagedSseEnabled: true };
  return new Queue(
    `${name}-failed-events`,
    { messageRetentionSeconds: RETENTION_SECONDS, ...encryption, tags },
    { parent },
  );
}

/** Lets the rule send its undelivered events to the queue. */
export function allowDeadLetters(name: string, queue: Queue, rule: EventRule, parent: pulumi.Resource): void {
  const policy = pulumi
    .all([queue.arn, rule.arn])
    .apply(([queueArn, ruleArn]) =>
      policyDocument([ruleDeadLetterStatement(queueArn, ruleArn), tlsOnlyStatement(["sqs:*"], queueArn)]),
    );
  new QueuePolicy(`${name}-failed-events-policy`, { queueUrl: queue.url, policy }, { parent });
}
