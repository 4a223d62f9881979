import * as sdk from "@aws-sdk/client-chime-sdk-meetings";
import { matchPath, type PathPattern, pathPattern } from "./pathPattern";

/** How one operation of the service looks on the wire. */
export interface Route {
  readonly operation: string;
  readonly method: string;
  readonly path: PathPattern;
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
  for (const route of ROUTES) {
    if (route.method !== method || route.selector !== selector) continue;
    const labels = matchPath(route.path, path);
    if (labels !== undefined) return { route, labels };
  }
  return undefined;
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
    path: pathPattern(path),
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
