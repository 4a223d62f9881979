import { Dashboard } from "@pulumi/aws/cloudwatch/dashboard";
import * as pulumi from "@pulumi/pulumi";
import type { ObservedRooms } from "./alarms";
import { callerIdentity } from "./callerIdentity";
import { METRICS_NAMESPACE } from "./handler/metrics";

/** CloudWatch's grid is 24 units wide. */
const WIDTH = 12;
const HEIGHT = 6;
const COLUMNS = 2;
const PERIOD_SECONDS = 60;

interface DashboardNames {
  readonly region: string;
  readonly service: string;
  readonly functionName: string;
  readonly tableName: string;
  readonly logGroupName: string;
  readonly queueName: string;
}

type Metric = readonly (string | { readonly stat: string; readonly label?: string })[];

/** Creates a dashboard under the name of the function: the names of dashboards are unique in an account. */
export function createDashboard(
  { name, fn, deadLetterQueue }: ObservedRooms,
  tableName: pulumi.Input<string>,
  logGroupName: pulumi.Input<string | undefined>,
  parent: pulumi.Resource,
): Dashboard {
  const dashboardBody = pulumi
    .all([callerIdentity(parent), fn.name, tableName, logGroupName, deadLetterQueue.name])
    .apply(([{ region }, functionName, table, logGroup, queueName]) =>
      JSON.stringify({
        widgets: widgetsOf({
          region,
          service: name,
          functionName,
          tableName: table,
          logGroupName: logGroup ?? "",
          queueName,
        }),
      }),
    );
  return new Dashboard(`${name}-dashboard`, { dashboardName: fn.name, dashboardBody }, { parent });
}

/** The body of a dashboard (CloudWatch API, "Dashboard body structure and syntax"). */
function widgetsOf(names: DashboardNames): object[] {
  const graphs = graphsOf(names).map(({ title, metrics }, index) => ({
    type: "metric",
    ...positionOf(index),
    properties: { title, region: names.region, view: "timeSeries", period: PERIOD_SECONDS, metrics },
  }));
  const query =
    `SOURCE '${names.logGroupName}' | fields @timestamp, level, outcome, status, code, operation, failure, function_request_id` +
    ' | filter level != "INFO" | sort @timestamp desc | limit 50';
  const log = {
    type: "log",
    ...positionOf(graphs.length),
    width: WIDTH * COLUMNS,
    properties: { title: "Requests that failed", region: names.region, view: "table", query },
  };
  return [...graphs, log];
}

function positionOf(index: number) {
  return { x: (index % COLUMNS) * WIDTH, y: Math.floor(index / COLUMNS) * HEIGHT, width: WIDTH, height: HEIGHT };
}

function graphsOf({ service, functionName, tableName, queueName }: DashboardNames) {
  const join = (metric: string, stat = "Sum"): Metric => {
    const dimensions = ["service", service, "function_name", functionName];
    return [METRICS_NAMESPACE, metric, ...dimensions, { stat, label: stat === "Sum" ? metric : `${metric} ${stat}` }];
  };
  const lambda = (metric: string, stat = "Sum"): Metric => [
    "AWS/Lambda",
    metric,
    "FunctionName",
    functionName,
    { stat },
  ];
  const table = (metric: string): Metric => ["AWS/DynamoDB", metric, "TableName", tableName, { stat: "Sum" }];
  return [
    { title: "Joins", metrics: [join("Joins"), join("NewMeetings"), join("OrphanedMeetings")] },
    { title: "Requests without a meeting", metrics: [join("Refusals"), join("Unavailable"), join("Failures")] },
    { title: "Latency in milliseconds", metrics: [join("Latency", "p50"), join("Latency", "p99")] },
    {
      title: "Function",
      metrics: [lambda("ConcurrentExecutions", "Maximum"), lambda("Errors"), lambda("Throttles")],
    },
    {
      title: "Table",
      metrics: [table("ConsumedReadCapacityUnits"), table("ConsumedWriteCapacityUnits"), table("ReadThrottleEvents")],
    },
    {
      title: "Events that failed",
      metrics: [["AWS/SQS", "ApproximateNumberOfMessagesVisible", "QueueName", queueName, { stat: "Maximum" }]],
    },
  ];
}
