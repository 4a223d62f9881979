import { requestShapes } from "../constraints/requestShapes";
import type { StructureShape } from "../constraints/shape";
import { matchPath, type PathPattern, pathPattern } from "./pathPattern";

/** How one operation of the service is called over HTTP. */
export interface Route {
  readonly operation: string;
  readonly method: string;
  readonly path: PathPattern;
  /** The value of the query parameter `operation`, which distinguishes operations of one path. */
  readonly selector: string | undefined;
  /** The status of a success. */
  readonly status: number;
  /** The name of the input's shape. */
  readonly input: string;
  /** The members that are sent as query parameters. */
  readonly query: readonly QueryMember[];
  /** The members that are sent in the JSON body. */
  readonly body: readonly string[];
}

interface QueryMember {
  readonly member: string;
  readonly parameter: string;
  readonly isNumber: boolean;
}

export interface RouteMatch {
  readonly route: Route;
  /** The path's labels, decoded. */
  readonly labels: Readonly<Record<string, string>>;
}

const NEXT_TOKEN = { member: "NextToken", parameter: "next-token", isNumber: false };
const MAX_RESULTS = { member: "MaxResults", parameter: "max-results", isNumber: true };
const RESOURCE_ARN = { member: "ResourceARN", parameter: "arn", isNumber: false };

/** Operation, method, path, status of a success and query members, from the service model. */
const TABLE: readonly (readonly [string, string, string, number, ...QueryMember[]])[] = [
  ["BatchCreateAttendee", "POST", "/meetings/{MeetingId}/attendees?operation=batch-create", 200],
  [
    "BatchUpdateAttendeeCapabilitiesExcept",
    "PUT",
    "/meetings/{MeetingId}/attendees/capabilities?operation=batch-update-except",
    200,
  ],
  ["CreateAttendee", "POST", "/meetings/{MeetingId}/attendees", 200],
  ["CreateMeeting", "POST", "/meetings", 200],
  ["CreateMeetingWithAttendees", "POST", "/meetings?operation=create-attendees", 200],
  ["DeleteAttendee", "DELETE", "/meetings/{MeetingId}/attendees/{AttendeeId}", 204],
  ["DeleteMeeting", "DELETE", "/meetings/{MeetingId}", 204],
  ["GetAttendee", "GET", "/meetings/{MeetingId}/attendees/{AttendeeId}", 200],
  ["GetMeeting", "GET", "/meetings/{MeetingId}", 200],
  ["ListAttendees", "GET", "/meetings/{MeetingId}/attendees", 200, NEXT_TOKEN, MAX_RESULTS],
  ["ListTagsForResource", "GET", "/tags", 200, RESOURCE_ARN],
  ["StartMeetingTranscription", "POST", "/meetings/{MeetingId}/transcription?operation=start", 200],
  ["StopMeetingTranscription", "POST", "/meetings/{MeetingId}/transcription?operation=stop", 200],
  ["TagResource", "POST", "/tags?operation=tag-resource", 204],
  ["UntagResource", "POST", "/tags?operation=untag-resource", 204],
  ["UpdateAttendeeCapabilities", "PUT", "/meetings/{MeetingId}/attendees/{AttendeeId}/capabilities", 200],
];

/** The 16 operations of the service. */
export const ROUTES: readonly Route[] = TABLE.map(([operation, method, uri, status, ...query]) => {
  const [path = "", search] = uri.split("?");
  const pattern = pathPattern(path);
  const input = `${operation}Request`;
  const elsewhere = new Set([...query.map(({ member }) => member), ...pattern.map((part) => part.slice(1, -1))]);
  return {
    operation,
    method,
    path: pattern,
    selector: new URLSearchParams(search).get("operation") ?? undefined,
    status,
    input,
    query,
    body: Object.keys((requestShapes[input] as StructureShape).members).filter((member) => !elsewhere.has(member)),
  };
});

export function findRoute(method: string, path: string, selector: string | undefined): RouteMatch | undefined {
  for (const route of ROUTES) {
    if (route.method !== method || route.selector !== selector) continue;
    const labels = matchPath(route.path, path);
    if (labels !== undefined) return { route, labels };
  }
  return undefined;
}
