import type { LogEntry } from "./logEntry";
import { metricsOf } from "./metrics";

/** The facts of a process that each of its log lines has. */
export interface LogSource {
  readonly service: string;
  readonly functionName: string;
  readonly memoryMiB: number;
  /** Lambda's X-Ray trace header, such as `Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=1`; undefined without tracing. */
  readonly traceHeader: string | undefined;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

const MESSAGES: Readonly<Record<LogEntry["outcome"], string>> = {
  joined: "Created the attendee in the room's active meeting.",
  opened: "Created the room's meeting and the attendee.",
  forgotten: "Removed an ended meeting from the table.",
  performed: "The action was performed.",
  ignored: "An event changed nothing.",
  orphaned: "Created a meeting that no joiner will get. AWS ends it after 5 minutes.",
  refused: "Rejected the request.",
  unavailable: "The request can be repeated after its Retry-After.",
  failed: "The request failed.",
};

/**
 * The entry as a line of JSON: with the keys of the Logger of Powertools for AWS Lambda, and with metrics in CloudWatch's embedded
 * metric format.
 */
export function toLogLine(entry: LogEntry, { service, functionName, memoryMiB, traceHeader, now }: LogSource): string {
  const { level, function_request_id, cold_start, ...event } = entry;
  const traceId = /Root=([^;]+)/.exec(traceHeader ?? "")?.[1];
  return JSON.stringify({
    level,
    message: MESSAGES[entry.outcome],
    timestamp: new Date(now).toISOString(),
    service,
    cold_start,
    function_name: functionName,
    function_memory_size: memoryMiB,
    function_request_id,
    ...(traceId ? { xray_trace_id: traceId } : {}),
    ...event,
    ...metricsOf(entry, now),
  });
}
