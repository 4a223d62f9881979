import { MetricAlarm, type MetricAlarmArgs } from "@pulumi/aws/cloudwatch/metricAlarm";
import type { Function as LambdaFunction } from "@pulumi/aws/lambda/function";
import type { Queue } from "@pulumi/aws/sqs/queue";
import type * as pulumi from "@pulumi/pulumi";
import { METRICS_NAMESPACE } from "./handler/metrics";
import type { RoomAlarmsArgs } from "./standingRoomArgs";

/** What alarms and the dashboard observe. */
export interface ObservedRooms {
  readonly name: string;
  readonly fn: LambdaFunction;
  readonly deadLetterQueue: Queue;
}

const DEFAULT_LATENCY_MS = 3_000;

/** An alarm, as arguments of `aws.cloudwatch.MetricAlarm` besides those that all have. */
interface AlarmRow {
  readonly suffix: string;
  readonly description: string;
  readonly args: Pick<
    MetricAlarmArgs,
    | "namespace"
    | "metricName"
    | "dimensions"
    | "statistic"
    | "extendedStatistic"
    | "period"
    | "threshold"
    | "evaluationPeriods"
    | "datapointsToAlarm"
  >;
}

/** Creates one alarm for each way in which rooms fail, which notifies the topics when it starts and when it ends. */
export function createAlarms(
  observed: ObservedRooms,
  { topicArns, latencyMilliseconds = DEFAULT_LATENCY_MS }: RoomAlarmsArgs,
  tags: pulumi.Input<Record<string, pulumi.Input<string>>>,
  parent: pulumi.Resource,
): void {
  for (const { suffix, description, args } of alarmRows(observed, latencyMilliseconds)) {
    new MetricAlarm(
      `${observed.name}-${suffix}`,
      {
        alarmDescription: description,
        comparisonOperator: "GreaterThanThreshold",
        // Without requests there are no metrics.
        treatMissingData: "notBreaching",
        ...args,
        alarmActions: topicArns,
        okActions: topicArns,
        tags,
      },
      { parent },
    );
  }
}

const ONE_MINUTE = { period: 60, evaluationPeriods: 1, threshold: 0 };
const THREE_OF_FIVE_MINUTES = { period: 60, evaluationPeriods: 5, datapointsToAlarm: 3 };

function alarmRows({ name, fn, deadLetterQueue }: ObservedRooms, latency: pulumi.Input<number>): AlarmRow[] {
  const lambda = { namespace: "AWS/Lambda", dimensions: { FunctionName: fn.name }, statistic: "Sum" };
  const joins = { namespace: METRICS_NAMESPACE, dimensions: { service: name, function_name: fn.name } };
  const queue = { namespace: "AWS/SQS", dimensions: { QueueName: deadLetterQueue.name }, statistic: "Maximum" };
  return [
    {
      suffix: "errors",
      description: "The function crashed, ran out of memory or ran into its timeout.",
      args: { ...lambda, metricName: "Errors", ...ONE_MINUTE },
    },
    {
      suffix: "failures",
      description: "Requests were answered with the status 500. The log has the reason.",
      args: { ...joins, statistic: "Sum", metricName: "Failures", ...ONE_MINUTE },
    },
    {
      suffix: "throttles",
      description: "Lambda rejected requests: the reserved concurrency or the account's concurrency is used up.",
      args: { ...lambda, metricName: "Throttles", ...ONE_MINUTE },
    },
    {
      suffix: "unavailable",
      description: "More than 5 % of the requests were answered with the status 503: quotas of AWS, or the table.",
      args: { ...joins, statistic: "Average", metricName: "Unavailable", ...THREE_OF_FIVE_MINUTES, threshold: 0.05 },
    },
    {
      suffix: "latency",
      description: "The slowest 1 % of the requests took longer than the limit.",
      args: { ...joins, extendedStatistic: "p99", metricName: "Latency", ...THREE_OF_FIVE_MINUTES, threshold: latency },
    },
    {
      suffix: "failed-events",
      description: "Events of ended meetings were not delivered or not handled. They are in the dead letter queue.",
      args: { ...queue, metricName: "ApproximateNumberOfMessagesVisible", ...ONE_MINUTE },
    },
  ];
}
