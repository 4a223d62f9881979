import { expect } from "chai";
import type { LogEntry } from "../../standing-room/handler/logEntry";
import { toLogLine } from "../../standing-room/handler/logLine";
import { ACCOUNT, REGION } from "../support/awsAnswers";
import { declare, find, ROOMS } from "./mockedAws";

const OPS = `arn:aws:sns:${REGION}:${ACCOUNT}:ops`;

/** The namespace, dimensions and metrics that the function writes. */
function writtenMetrics() {
  const ids = { function_request_id: "request-1", cold_start: false };
  const source = { service: "office", functionName: "office-join", memoryMiB: 256, traceHeader: undefined, now: 0 };
  const outcomes: LogEntry[] = [
    { level: "INFO", outcome: "joined", milliseconds: 1, ...ids },
    { level: "WARN", outcome: "orphaned", ...ids },
  ];
  return outcomes.flatMap((entry) => {
    const line = JSON.parse(toLogLine(entry, source));
    const [{ Namespace, Dimensions, Metrics }] = line._aws.CloudWatchMetrics;
    const dimensions = Object.fromEntries(Dimensions[0].map((name: string) => [name, line[name]]));
    return Metrics.map(({ Name }: { Name: string }) => ({ namespace: Namespace, metricName: Name, dimensions }));
  });
}

describe("the alarms of a StandingRoom", function () {
  this.timeout(60_000);

  const alarmsOf = async (alarms: object) => {
    const { resources } = await declare({ ...ROOMS, alarms: { topicArns: [OPS], ...alarms } });
    return resources.filter(({ type }) => type === "aws:cloudwatch/metricAlarm:MetricAlarm");
  };

  it("observe errors, failures, throttling, unavailability, latency and failed events", async () => {
    const alarms = await alarmsOf({});
    expect(alarms.map(({ name }) => name)).to.have.members([
      "office-errors",
      "office-failures",
      "office-throttles",
      "office-unavailable",
      "office-latency",
      "office-failed-events",
    ]);
    for (const { inputs } of alarms) {
      expect(inputs).to.deep.include({ alarmActions: [OPS], okActions: [OPS], treatMissingData: "notBreaching" });
    }
  });

  it("observe metrics that the function writes, with their dimensions", async () => {
    const own = (await alarmsOf({})).filter(({ inputs }) => !inputs["namespace"].startsWith("AWS/"));
    expect(own).to.have.length(3);
    for (const { inputs } of own) {
      const { namespace, metricName, dimensions } = inputs;
      expect(writtenMetrics()).to.deep.include({ namespace, metricName, dimensions });
    }
  });

  it("have the latency that is set, or 3 seconds", async () => {
    const thresholdOf = async (alarms: object) =>
      (await alarmsOf(alarms)).find(({ name }) => name === "office-latency")?.inputs["threshold"];
    expect(await thresholdOf({})).to.equal(3_000);
    expect(await thresholdOf({ latencyMilliseconds: 1_500 })).to.equal(1_500);
  });

  it("are absent by default, as is the dashboard", async () => {
    const types = (await declare(ROOMS)).resources.map(({ type }) => type);
    expect(types).not.to.include.members(["aws:cloudwatch/metricAlarm:MetricAlarm"]);
    expect(types).not.to.include.members(["aws:cloudwatch/dashboard:Dashboard"]);
  });
});

describe("the dashboard of a StandingRoom", function () {
  this.timeout(60_000);

  it("shows every metric that the function writes, and the log's failures", async () => {
    const { resources } = await declare({ ...ROOMS, dashboard: true });
    const { dashboardName, dashboardBody } = find(resources, "aws:cloudwatch/dashboard:Dashboard");
    expect(dashboardName).to.equal("office-join");
    const { widgets } = JSON.parse(dashboardBody);
    const shown = widgets.flatMap(
      ({ properties }: { properties: { metrics?: string[][] } }) => properties.metrics ?? [],
    );
    for (const { namespace, metricName, dimensions } of writtenMetrics()) {
      const metric = [namespace, metricName, ...Object.entries(dimensions as object).flat()];
      expect(shown.map((each: unknown[]) => each.filter((part) => typeof part === "string"))).to.deep.include(metric);
    }
    expect(widgets.at(-1).properties.query).to.contain("SOURCE 'office-log'");
  });

  it("has widgets that do not overlap and are as wide as the grid at most", async () => {
    const { resources } = await declare({ ...ROOMS, dashboard: true });
    const { widgets } = JSON.parse(find(resources, "aws:cloudwatch/dashboard:Dashboard")["dashboardBody"]);
    const corners = widgets.map(({ x, y }: { x: number; y: number }) => `${x}/${y}`);
    expect(new Set(corners).size).to.equal(widgets.length);
    for (const { x, width, properties } of widgets) {
      expect(x + width).to.be.at.most(24);
      expect(properties.region).to.equal(REGION);
    }
  });
});
