import * as sdk from "@aws-sdk/client-chime-sdk-meetings";
import { ServiceError } from "../errors";

/** How one operation of the service looks on the wire. */
export interface Route {
  readonly operation: string;
  readonly method: string;
  /** The path's parts; one in braces is a label, as in `{MeetingId}`. */
  readonly segments: readonly string[];
  /** The value of the query parameter `operation`, which tells operations of one path apart. */
  readonly selector: string | undefined;
  /** The status of a success. */
  readonly status: number;
  /** The name of the input's shape. */
  readonly input: string;
  /** Members that travel as query parameters. */
  readonly query: readonly QueryMember[];
  /** Members that travel in the JSON body. */
  readonly body: readonly string[];
}

export interface QueryMember {
  readonly member: string;
  readonly parameter: string;
  readonly isNumber: boolean;
}

export interface RouteMatch {
  readonly route: Route;
  /** The path's labels, decoded. */
  readonly labels: Readonly<Record<string, string>>;
}

/** First element of the SDK's schema of an operation: [9, namespace, name, traits, input, output]. */
const OPERATION = 9;
/** The SDK's number for a numeric value. */
const NUMERIC = 1;
/** The bit that marks a member as a label of the path, where the SDK writes a member's traits as a number. */
const LABEL_BIT = 1;

type StructureSchema = [number, string, string, unknown, string[], unknown[]];
type OperationSchema = [number, string, string, { http: [string, string, number] }, () => StructureSchema];

/** Every operation that the service has, read from the schemas that its SDK client exports. */
export const ROUTES: readonly Route[] = (Object.values(sdk) as unknown[]).filter(isOperationSchema).map(toRoute);

export function findRoute(method: string, path: string, selector: string | undefined): RouteMatch | undefined {
  const segments = path.split("/").slice(1);
  const route = ROUTES.find(
    (candidate) =>
      candidate.method === method && candidate.selector === selector && matchesPath(candidate.segments, segments),
  );
  return route && { route, labels: labelsOf(route.segments, segments) };
}

function isOperationSchema(exported: unknown): exported is OperationSchema {
  return Array.isArray(exported) && exported[0] === OPERATION;
}

function toRoute([, , operation, traits, inputSchema]: OperationSchema): Route {
  const [method, uri, status] = traits.http;
  const [path = "", search] = uri.split("?");
  const [, , input, , members, memberSchemas] = inputSchema();
  const bound = members.map((member, index) => bindMember(member, memberSchemas[index]));
  return {
    operation,
    method,
    segments: path.split("/").slice(1),
    selector: new URLSearchParams(search).get("operation") ?? undefined,
    status,
    input,
    query: bound.flatMap(({ query }) => query ?? []),
    body: bound.flatMap(({ body }) => body ?? []),
  };
}

function bindMember(member: string, schema: unknown): { query?: QueryMember; body?: string } {
  const [value, traits]: unknown[] = Array.isArray(schema) ? schema : [schema, 0];
  if (typeof traits === "number" && (traits & LABEL_BIT) !== 0) return {};
  const parameter = (traits as { httpQuery?: string } | undefined)?.httpQuery;
  if (parameter === undefined) return { body: member };
  return { query: { member, parameter, isNumber: value === NUMERIC } };
}

function matchesPath(pattern: readonly string[], segments: readonly string[]): boolean {
  if (pattern.length !== segments.length) return false;
  return pattern.every((part, index) => (isLabel(part) ? segments[index] !== "" : part === segments[index]));
}

function labelsOf(pattern: readonly string[], segments: readonly string[]): Record<string, string> {
  const labels: Record<string, string> = {};
  for (const [index, part] of pattern.entries()) {
    if (isLabel(part)) labels[part.slice(1, -1)] = decodeLabel(segments[index] ?? "");
  }
  return labels;
}

function decodeLabel(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new ServiceError("SerializationException", "The request path is not percent-encoded as it should be.");
  }
}

function isLabel(part: string): boolean {
  return part.startsWith("{");
}
