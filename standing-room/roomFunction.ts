import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { LogGroup } from "@pulumi/aws/cloudwatch/logGroup";
import { assumeRolePolicyForPrincipal } from "@pulumi/aws/iam/documents";
import { Role } from "@pulumi/aws/iam/role";
import { RolePolicy } from "@pulumi/aws/iam/rolePolicy";
import { Function as LambdaFunction } from "@pulumi/aws/lambda/function";
import type { Queue } from "@pulumi/aws/sqs/queue";
import * as pulumi from "@pulumi/pulumi";
import { callerIdentity } from "./callerIdentity";
import type { JwtSettings } from "./handler/identity/jwtSettings";
import { MAX_WAIT_MS } from "./handler/joinBackoff";
import type { RoomTemplates } from "./handler/roomTemplates";
import {
  actionStatement,
  countingStatement,
  deadLetterStatement,
  functionStatements,
  keyStatements,
  policyDocument,
  taggingStatement,
  tracingStatement,
} from "./permissions";
import type { RoomTableArgs, StandingRoomArgs } from "./standingRoomArgs";

/** The text of the bundle below, compressed by Brotli, in Base64. The build of the native provider, which is one file, puts it here. */
declare const JOIN_FUNCTION: string | undefined;

/** Built by `npm run build`: the handler with its dependencies except the AWS SDK, which Lambda's runtime has. */
const BUNDLE = join(__dirname, "bundle", "index.js");

const DEFAULT_LOG_RETENTION_DAYS = 30;
/** Above the handler's deadline, with time for a cold start and for the call that is in flight at the deadline. */
const TIMEOUT_SECONDS = MAX_WAIT_MS / 1000 + 12;
const DEFAULT_MEMORY_MIB = 256;

type FunctionArgs =
  | "joinsPerMinute"
  | "kmsKeyArn"
  | "memorySize"
  | "permissionsBoundary"
  | "reservedConcurrentExecutions"
  | "tracingConfig";

interface RoomFunctionOptions extends Pick<StandingRoomArgs, FunctionArgs | "jwt" | "logRetentionDays" | "tags"> {
  readonly rooms: pulumi.Output<RoomTemplates>;
  readonly table: RoomTableArgs;
  readonly deadLetterQueue: Queue;
}

/** The function behind the join URL, with its log and its role. */
export function createRoomFunction(name: string, deps: RoomFunctionOptions, parent: pulumi.Resource): LambdaFunction {
  const { rooms, deadLetterQueue, kmsKeyArn, memorySize = DEFAULT_MEMORY_MIB, tags = {} } = deps;
  const logGroup = createLogGroup(name, deps, parent);
  const role = createRole(name, deps, parent);
  const policy = new RolePolicy(
    `${name}-role-policy`,
    { role: role.id, policy: rolePolicy(deps, logGroup, parent) },
    { parent },
  );
  return new LambdaFunction(
    `${name}-join`,
    {
      description: "Finds or creates the meeting of a standing room and makes the caller its attendee.",
      runtime: "nodejs22.x",
      architectures: ["arm64"],
      handler: "index.handler",
      code: pulumi.all([rooms, deps.jwt]).apply(([templates, jwt]) => codeArchive(templates, jwt)),
      role: role.arn,
      timeout: TIMEOUT_SECONDS,
      memorySize,
      environment: { variables: environmentOf(name, deps) },
      loggingConfig: { logFormat: "Text", logGroup: logGroup.name },
      deadLetterConfig: { targetArn: deadLetterQueue.arn },
      ...(kmsKeyArn ? { kmsKeyArn } : {}),
      ...present(deps, ["reservedConcurrentExecutions", "tracingConfig"]),
      tags,
    },
    { parent, dependsOn: [policy] },
  );
}

function environmentOf(
  name: string,
  { table, joinsPerMinute }: RoomFunctionOptions,
): Record<string, pulumi.Input<string>> {
  const limit = joinsPerMinute === undefined ? {} : { JOINS_PER_MINUTE: pulumi.output(joinsPerMinute).apply(String) };
  return { TABLE_NAME: table.name, POWERTOOLS_SERVICE_NAME: name, ...limit };
}

function createLogGroup(
  name: string,
  { logRetentionDays, kmsKeyArn, tags = {} }: RoomFunctionOptions,
  parent: pulumi.Resource,
): LogGroup {
  const retentionInDays = logRetentionDays ?? DEFAULT_LOG_RETENTION_DAYS;
  const key = kmsKeyArn ? { kmsKeyId: kmsKeyArn } : {};
  return new LogGroup(`${name}-log`, { retentionInDays, ...key, tags }, { parent });
}

function createRole(name: string, deps: RoomFunctionOptions, parent: pulumi.Resource): Role {
  const assumeRolePolicy = assumeRolePolicyForPrincipal({ Service: "lambda.amazonaws.com" });
  const boundary = present(deps, ["permissionsBoundary"]);
  return new Role(`${name}-role`, { assumeRolePolicy, ...boundary, tags: deps.tags ?? {} }, { parent });
}

/** The members that are set, since an argument of AWS must be absent for its default. */
function present<Args extends object, Name extends keyof Args>(args: Args, names: readonly Name[]) {
  const entries = names.flatMap((name) => (args[name] === undefined ? [] : [[name, args[name]] as const]));
  return Object.fromEntries(entries) as { [Key in Name]?: NonNullable<Args[Key]> };
}

/** The rooms are part of the code, since environment variables are limited to 4 KB. */
function codeArchive(rooms: RoomTemplates, jwt: JwtSettings | undefined): pulumi.asset.Archive {
  return new pulumi.asset.AssetArchive({
    "index.js":
      typeof JOIN_FUNCTION === "string"
        ? new pulumi.asset.StringAsset(brotliDecompressSync(Buffer.from(JOIN_FUNCTION, "base64")).toString())
        : new pulumi.asset.FileAsset(BUNDLE),
    "jwt.json": new pulumi.asset.StringAsset(JSON.stringify(jwt ?? null)),
    "rooms.json": new pulumi.asset.StringAsset(JSON.stringify(rooms)),
  });
}

function rolePolicy(
  { rooms, jwt, table, deadLetterQueue, joinsPerMinute, kmsKeyArn, tracingConfig }: RoomFunctionOptions,
  logGroup: LogGroup,
  parent: pulumi.Resource,
): pulumi.Output<string> {
  return pulumi
    .all([callerIdentity(parent), table.arn, logGroup.arn, rooms, deadLetterQueue.arn, kmsKeyArn, tracingConfig, jwt])
    .apply(([identity, tableArn, logGroupArn, templates, queueArn, keyArn, tracing, settings]) => {
      const hasTags = Object.values(templates).some(({ meetingTags }) => Object.keys(meetingTags ?? {}).length > 0);
      return policyDocument([
        ...functionStatements(identity, tableArn, logGroupArn),
        deadLetterStatement(queueArn),
        ...(joinsPerMinute === undefined ? [] : [countingStatement(tableArn)]),
        ...(settings?.actionsClaim === undefined ? [] : [actionStatement(identity)]),
        ...(hasTags ? [taggingStatement(identity)] : []),
        ...(keyArn ? keyStatements(identity, keyArn) : []),
        ...(tracing?.mode === "Active" ? [tracingStatement()] : []),
      ]);
    });
}
