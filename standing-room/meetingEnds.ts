import { EventRule } from "@pulumi/aws/cloudwatch/eventRule";
import { EventTarget } from "@pulumi/aws/cloudwatch/eventTarget";
import type { Function as LambdaFunction } from "@pulumi/aws/lambda/function";
import { Permission } from "@pulumi/aws/lambda/permission";
import type { Queue } from "@pulumi/aws/sqs/queue";
import type * as pulumi from "@pulumi/pulumi";
import { allowDeadLetters } from "./deadLetterQueue";

/** The ends of meetings, of all in this account and region: the function ignores meetings of other software. */
const MEETING_ENDED = {
  source: ["aws.chime"],
  "detail-type": ["Chime Meeting State Change"],
  detail: { eventType: ["chime:MeetingEnded"] },
};

/** Calls the function for each meeting that ends, by EventBridge's default bus. An event that cannot be delivered goes to the queue. */
export function watchMeetingEnds(
  name: string,
  fn: LambdaFunction,
  deadLetterQueue: Queue,
  tags: pulumi.Input<Record<string, pulumi.Input<string>>>,
  parent: pulumi.Resource,
): void {
  const opts = { parent };
  const description = "Forgets meetings of standing rooms that have ended.";
  const rule = new EventRule(`${name}-ends`, { description, eventPattern: JSON.stringify(MEETING_ENDED), tags }, opts);
  new Permission(
    `${name}-ends-permission`,
    { function: fn.name, action: "lambda:InvokeFunction", principal: "events.amazonaws.com", sourceArn: rule.arn },
    opts,
  );
  allowDeadLetters(name, deadLetterQueue, rule, parent);
  new EventTarget(
    `${name}-ends-target`,
    { rule: rule.name, arn: fn.arn, deadLetterConfig: { arn: deadLetterQueue.arn } },
    opts,
  );
}
