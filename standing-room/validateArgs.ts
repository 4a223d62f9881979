import * as pulumi from "@pulumi/pulumi";
import { isJsonObject, type JsonObject } from "../provider/core/json";
import { type CheckFailure, createCheck } from "../provider/core/rules/check";
import type { PropertyRule } from "../provider/core/rules/propertyRule";
import { isUnknown, UNKNOWN } from "../provider/core/rules/unknown";
import { programError } from "../provider/dynamic/programError";
import { failureMessage, roomFailures } from "./checkRooms";
import { ROOM_ARGUMENTS } from "./roomRules";
import type { JoinAuthorizationType } from "./standingRoomArgs";

const AUTHORIZATION_TYPES: readonly JoinAuthorizationType[] = ["AWS_IAM", "NONE"];

/** [CloudWatch Logs API] PutRetentionPolicy, retentionInDays; 0 keeps the log without a limit (@pulumi/aws). */
const RETENTION_DAYS = [
  0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

const ORIGIN = {
  matches: /^(\*|[a-z][a-z0-9+.-]*:\/\/[^/?#@\s]+)$/,
  rule: 'must be an origin such as https://app.example.com, without a path, or "*"',
};

const ARGUMENT_RULES: readonly PropertyRule[] = [
  // Members of the template are checked in each room.
  ...ROOM_ARGUMENTS.map((path): PropertyRule => ({ path, type: "any", source: "roomRules" })),
  { path: "rooms", type: "map", required: true, source: "[own]" },
  { path: "authorizationType", type: "string", oneOf: AUTHORIZATION_TYPES, source: "[Lambda API] FunctionUrlAuthType" },
  { path: "allowedOrigins", type: "list", source: "[Lambda API] Cors" },
  { path: "allowedOrigins[*]", type: "string", bounds: [1, 253], pattern: ORIGIN, source: "[Lambda API] Cors" },
  { path: "existingTable", type: "object", source: "[own]" },
  { path: "existingTable.name", type: "string", required: true, source: "[own]" },
  { path: "existingTable.arn", type: "string", required: true, source: "[own]" },
  { path: "notifications", type: "object", source: "[own]" },
  { path: "notifications.queue", type: "boolean", source: "[own]" },
  { path: "notifications.topic", type: "boolean", source: "[own]" },
  { path: "logRetentionDays", type: "integer", source: "[CloudWatch Logs API] PutRetentionPolicy" },
  { path: "tags", type: "map", source: "AWS validates tags" },
];

const checkArguments = createCheck({
  resource: "a StandingRoom",
  rules: ARGUMENT_RULES,
  crossRules: [retentionDays],
});

/**
 * Validates every argument whose value is known when the component is created, so that a preview reports it. An output passes; the
 * rooms are validated again when their outputs are known.
 */
export function validateArgs(args: object): void {
  const known = withUnknownOutputs({ ...args }) as JsonObject;
  const { inputs, failures } = checkArguments(known);
  const { rooms } = inputs;
  const template = Object.fromEntries(ROOM_ARGUMENTS.map((name) => [name, inputs[name]]));
  const all = [...failures, ...(isJsonObject(rooms) ? roomFailures(template, rooms) : [])];
  if (all.length > 0) throw programError(failureMessage(all));
}

/** The value with Pulumi's unknown value in place of each output. */
function withUnknownOutputs(value: unknown): unknown {
  if (pulumi.Output.isInstance(value) || value instanceof Promise) return UNKNOWN;
  if (Array.isArray(value)) return value.map(withUnknownOutputs);
  // A table can be a resource, of which only two members are used.
  if (pulumi.Resource.isInstance(value)) return { name: UNKNOWN, arn: UNKNOWN };
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withUnknownOutputs(member)]));
}

function retentionDays({ logRetentionDays: days }: JsonObject): CheckFailure[] {
  if (!Number.isInteger(days) || isUnknown(days) || RETENTION_DAYS.includes(days as number)) return [];
  return [{ property: "logRetentionDays", reason: `must be one of ${RETENTION_DAYS.join(", ")}` }];
}
