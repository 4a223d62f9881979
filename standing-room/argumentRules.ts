import { isJsonObject, type JsonObject } from "../provider/core/json";
import { type CheckFailure, createCheck } from "../provider/core/rules/check";
import type { PropertyRule } from "../provider/core/rules/propertyRule";
import { isUnknown } from "../provider/core/rules/unknown";
import { ROOM_ARGUMENTS } from "./roomRules";
import type { JoinAuthorizationType } from "./standingRoomArgs";

const AUTHORIZATION_TYPES: readonly JoinAuthorizationType[] = ["AWS_IAM", "JWT", "NONE"];

/** [CloudWatch Logs API] PutRetentionPolicy, retentionInDays; 0 keeps the log without a limit (@pulumi/aws). */
const RETENTION_DAYS = [
  0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

const ORIGIN = {
  matches: /^(\*|[a-z][a-z0-9+.-]*:\/\/[^/?#@\s]+)$/,
  rule: 'must be an origin such as https://app.example.com, without a path, or "*"',
};

const ISSUER = {
  matches: /^https:\/\/[^\s?#@]+$/,
  rule: "must be an https address without a query, such as https://login.example.com",
};

const TRACING_MODES = ["Active", "PassThrough"];

const KEY_ARN = {
  matches: /^arn:[\w-]+:kms:[\w-]+:\d{12}:key\/[\w-]+$/,
  rule: "must be the ARN of a KMS key, such as arn:aws:kms:eu-central-1:111122223333:key/ followed by the key's id",
};

const POLICY_ARN = {
  matches: /^arn:[\w-]+:iam::(\d{12}|aws):policy\/[\w+=,.@/-]+$/,
  rule: "must be the ARN of an IAM policy, such as arn:aws:iam::111122223333:policy/boundary",
};

const TOPIC_ARN = {
  matches: /^arn:[\w-]+:sns:[\w-]+:\d{12}:[\w.-]+$/,
  rule: "must be the ARN of an SNS topic, such as arn:aws:sns:eu-central-1:111122223333:alarms",
};

/** Every argument. The members of those of rooms are checked in each room. */
export const ARGUMENT_RULES: readonly PropertyRule[] = [
  // Members of the template are checked in each room.
  ...ROOM_ARGUMENTS.map((path): PropertyRule => ({ path, type: "any", source: "roomRules" })),
  { path: "rooms", type: "map", required: true, source: "[own]" },
  { path: "authorizationType", type: "string", oneOf: AUTHORIZATION_TYPES, source: "[Lambda API] FunctionUrlAuthType" },
  { path: "jwt", type: "object", source: "[own]" },
  {
    path: "jwt.issuer",
    type: "string",
    required: true,
    bounds: [9, 512],
    pattern: ISSUER,
    source: "[OpenID Discovery]",
  },
  { path: "jwt.audience", type: "any", required: true, source: "[RFC 7519] aud" },
  { path: "jwt.externalUserIdClaim", type: "string", bounds: [1, 128], source: "[own]" },
  { path: "jwt.roomsClaim", type: "string", bounds: [1, 128], source: "[own]" },
  { path: "jwt.hostRoomsClaim", type: "string", bounds: [1, 128], source: "[own]" },
  { path: "jwt.actionsClaim", type: "string", bounds: [1, 128], source: "[own]" },
  { path: "jwt.scopes", type: "list", bounds: [1, 20], source: "[own]" },
  { path: "jwt.scopes[*]", type: "string", bounds: [1, 128], source: "[RFC 6749] scope" },
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
  { path: "deletionProtectionEnabled", type: "boolean", source: "[DynamoDB API] CreateTable" },
  { path: "kmsKeyArn", type: "string", pattern: KEY_ARN, source: "[own] a log group takes no alias and no id" },
  { path: "memorySize", type: "integer", bounds: [128, 10_240], source: "[Lambda API] MemorySize" },
  { path: "reservedConcurrentExecutions", type: "integer", source: "[@pulumi/aws] aws.lambda.Function" },
  { path: "joinsPerMinute", type: "integer", bounds: [1, 1_000], source: "[own]" },
  { path: "permissionsBoundary", type: "string", pattern: POLICY_ARN, source: "[IAM API] CreateRole" },
  { path: "alarms", type: "object", source: "[own]" },
  { path: "alarms.topicArns", type: "list", required: true, bounds: [1, 5], source: "[CloudWatch API] AlarmActions" },
  { path: "alarms.topicArns[*]", type: "string", pattern: TOPIC_ARN, source: "[CloudWatch API] AlarmActions" },
  { path: "alarms.latencyMilliseconds", type: "integer", bounds: [1, 20_000], source: "[own] the function's timeout" },
  { path: "dashboard", type: "boolean", source: "[own]" },
  { path: "tracingConfig", type: "object", source: "[Lambda API] TracingConfig" },
  {
    path: "tracingConfig.mode",
    type: "string",
    required: true,
    oneOf: TRACING_MODES,
    source: "[Lambda API] TracingMode",
  },
];

/** Validates the arguments of a StandingRoom except its rooms. */
export const checkArguments = createCheck({
  resource: "a StandingRoom",
  rules: ARGUMENT_RULES,
  crossRules: [jwtOfType, audience, retentionDays, concurrency, protectedTable],
});

function jwtOfType({ authorizationType, jwt }: JsonObject): CheckFailure[] {
  if (isUnknown(authorizationType) || (authorizationType === "JWT") === (jwt !== undefined)) return [];
  const reason =
    jwt === undefined ? 'is required with the authorizationType "JWT"' : 'needs the authorizationType "JWT"';
  return [{ property: "jwt", reason }];
}

function audience({ jwt }: JsonObject): CheckFailure[] {
  const value = isJsonObject(jwt) ? jwt["audience"] : undefined;
  const values: unknown[] = Array.isArray(value) ? value : [value];
  if (value === undefined || isUnknown(value)) return [];
  if (values.length > 0 && values.every((one) => isUnknown(one) || (typeof one === "string" && one !== ""))) return [];
  return [{ property: "jwt.audience", reason: "must be a string that is not empty, or a list of such strings" }];
}

function retentionDays({ logRetentionDays: days }: JsonObject): CheckFailure[] {
  if (!Number.isInteger(days) || isUnknown(days) || RETENTION_DAYS.includes(days as number)) return [];
  return [{ property: "logRetentionDays", reason: `must be one of ${RETENTION_DAYS.join(", ")}` }];
}

function concurrency({ reservedConcurrentExecutions: count }: JsonObject): CheckFailure[] {
  if (!Number.isInteger(count) || (count as number) >= -1) return [];
  const reason = "must be -1 (no reservation), 0 (no execution) or a number of executions";
  return [{ property: "reservedConcurrentExecutions", reason }];
}

function protectedTable({ deletionProtectionEnabled, existingTable }: JsonObject): CheckFailure[] {
  if (deletionProtectionEnabled === undefined || existingTable === undefined) return [];
  const reason = "applies to a table of this component: set it where the table of existingTable is declared";
  return [{ property: "deletionProtectionEnabled", reason }];
}
