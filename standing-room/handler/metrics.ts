import type { LoggedEvent } from "./logEntry";

/** The namespace of the metrics in CloudWatch. */
export const METRICS_NAMESPACE = "ChimeSDKMeetings/StandingRooms";

/** The dimensions of each metric: members of the log line. A room is no dimension, since CloudWatch bills each combination. */
const METRIC_DIMENSIONS = ["service", "function_name"] as const;

interface Metric {
  readonly name: string;
  readonly unit: "Count" | "Milliseconds";
  readonly value: (event: LoggedEvent) => number | undefined;
}

/** The metrics of each request to join. A count is 0 or 1, so that its average is a ratio. */
const JOIN_METRICS: readonly Metric[] = [
  { name: "Joins", unit: "Count", value: ({ outcome }) => count(outcome === "joined" || outcome === "opened") },
  { name: "NewMeetings", unit: "Count", value: ({ outcome }) => count(outcome === "opened") },
  { name: "Refusals", unit: "Count", value: ({ outcome }) => count(outcome === "refused") },
  { name: "Unavailable", unit: "Count", value: ({ outcome }) => count(outcome === "unavailable") },
  { name: "Failures", unit: "Count", value: ({ outcome }) => count(outcome === "failed") },
  { name: "Latency", unit: "Milliseconds", value: ({ milliseconds }) => milliseconds },
];

/** Of a meeting that was created besides the room's one. */
const ORPHAN_METRICS: readonly Metric[] = [{ name: "OrphanedMeetings", unit: "Count", value: () => 1 }];

/** The members of a log line that CloudWatch reads metrics from (CloudWatch, "Specification: Embedded metric format"). */
export function metricsOf(event: LoggedEvent, now: number): object {
  const values = metricsFor(event).flatMap(({ name, unit, value }) => {
    const measured = value(event);
    return measured === undefined ? [] : [{ name, unit, measured }];
  });
  if (values.length === 0) return {};
  const directive = {
    Namespace: METRICS_NAMESPACE,
    Dimensions: [METRIC_DIMENSIONS],
    Metrics: values.map(({ name, unit }) => ({ Name: name, Unit: unit })),
  };
  return {
    ...Object.fromEntries(values.map(({ name, measured }) => [name, measured])),
    _aws: { Timestamp: now, CloudWatchMetrics: [directive] },
  };
}

const NOT_JOINS: readonly LoggedEvent["outcome"][] = ["forgotten", "ignored", "performed"];

function metricsFor({ outcome }: LoggedEvent): readonly Metric[] {
  if (outcome === "orphaned") return ORPHAN_METRICS;
  return NOT_JOINS.includes(outcome) ? [] : JOIN_METRICS;
}

function count(applies: boolean): number {
  return applies ? 1 : 0;
}
